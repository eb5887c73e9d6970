//! Spanish.

use super::Language;

pub(super) const ES: Language = Language {
    code: "es",
    small_words: "el la los las y es que de en un una para por con no si te tu su sus usted mas pero como lo al del esta \
                  este estoy fue hay gracias muy ya me nos tienes",
    salutations: "hola|buen dia|buenos dias|buenas (?:tardes|noches)|estimad[oa]s?|querid[oa]s?",
    complete: "hola|buen dia|buenos dias|buenas (?:tardes|noches)",
    nameless: "a todos|a todas|todos|amigo|amiga|amigos",
    came: r"\b(?:muchas )?gracias (?:otra vez |de nuevo )?por (?:asistir|participar|venir|acompanar\w*|estar|unirte|unirse|(?:tu|su) (?:asistencia|participacion|presencia)|haber (?:asistido|participado|venido|estado))\b|\b(?:placer|genial|estupendo|bueno|bonito|gusto) (?:tenerte|tenerle|verte|verle|contar contigo|contar con usted)\b|\b(?:asististe|participaste|estuviste)\b",
    missed: r"\b(?:lastima|pena|lamento|lamentamos|siento|sentimos) que no (?:pudieras|pudiera|pudiste|pudo|hayas|haya|estuvieras|estuviera)\b|\b(?:te|le|les|os) echamos de menos\b|\bno (?:pudiste|pudo|pudieron) (?:asistir|venir|acompanar\w*|conectarte|conectarse|estar|participar)\b|\b(?:te lo perdiste|te perdiste el)\b",
    stayed: r"\b(?:quedaste|quedo|estuviste|estuvo|quedarte|quedarse|permaneciste|seguiste)\b[^.!?\n]{0,40}\bhasta el (?:final|fin)\b",
    asked: r"\b(?:preguntaste|usted pregunto|nos pregunto)\b|\bgracias por (?:tus?|sus?) (?:\w+ )?preguntas?\b|\b(?:sobre|a|con) (?:tu|su) (?:\w+ )?pregunta\b|\b(?:tu|su) pregunta (?:sobre|acerca|de|durante|en)\b",
    wrote: r"\b(?:escribiste|comentaste|mencionaste|dijiste|contaste|compartiste|usted (?:escribio|comento|menciono|dijo))\b|\bgracias por (?:tus?|sus?) (?:\w+ )?(?:comentario|mensaje|aporte|aportacion)",
    watched: r"\b(?:vimos|vi|notamos|note|hemos visto) que (?:te|se|saliste|estabas|no estabas)\b|\b(?:te fuiste|saliste|te conectaste|se conecto)\b[^.!?\n]{0,40}\d|\d+ ?(?:%|por ciento)[^.!?\n]{0,40}\b(?:atencion|del tiempo|de la sesion|del webinar)\b|\b(?:tu|su) atencion\b[^.!?\n]{0,30}\d",
    conditional: "si|cuando",
    negations: "no|nunca|jamas",
    promises: r"\b(?:descuentos?|gratis|gratuit\w*|reembolso\w*|garantia\w*|garantizad\w*|cupon\w*|de por vida|mitad de precio|regalo)\b",
    dates: r"\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|enero|febrero|abril|mayo|junio|julio|septiembre|octubre|noviembre|diciembre|medianoche)\b",
    instructions: r"\b(?:ignora|ignore|olvida|olvide|descarta)\b[^.!?\n]{0,50}\b(?:instruccion\w*|reglas?|anterior\w*|todo|indicacion\w*)\b|\b(?:escribe|anade|agrega|incluye|menciona|promete|ofrece|pon|inserta)\b[^.!?\n]{0,60}\b(?:en|al) (?:el|tu|su|la|cada|todos los) (?:e-?mails?|correos?|respuestas?|mensajes?|asunto)\b|\b(?:ahora eres|a partir de ahora eres)\b|\b(?:revela|muestra|muestrame|dame|dime)\b[^.!?\n]{0,40}\b(?:prompt|tus instrucciones|clave api|correos de|direcciones de)\b|\bnuevas? instruccion(?:es)?\s*:",
    private: r"\b(?:mi|mis|nuestr\w+) (?:\w+ ){0,2}(?:marido|esposo|esposa|mujer|pareja|madre|padre|mama|papa|padres|hijo|hija|bebe|hermano|hermana|abuelo|abuela|tio|tia|amigo|amiga|companer\w+|perro|gato)\b[^.!?\n]{0,50}\b(?:murio|muert[oa]|fallec\w+|cancer|hospital\w*|enferm[oa]|accidente|ictus|infarto|alzheimer|funeral|entierro|coma|me (?:ha )?dej(?:o|ado))\b|\b(?:murio|fallecio|perdi a|ha muerto|ha fallecido|se murio|muerte de|fallecimiento de|enfermedad de) (?:mi|mis|nuestr\w+)\b|\b(?:fallecimiento|funeral|entierro|velorio|de luto|aborto espontaneo|suicid\w*|quitarme la vida)\b|\bsoy viud[oa]\b|\b(?:tengo|tuve|padezco|sufro|me diagnosticaron|me han diagnosticado|estoy en|estuve en)(?: (?:un|una|el|la|de|con|mucha|plena|pleno|tratamiento|por))* (?:cancer|quimio\w*|tumor|leucemia|depresion|burn-?out|ictus|infarto|hospital|bancarrota|quiebra|divorcio)\b|\bestoy (?:deprimid[oa]|ingresad[oa]|hospitalizad[oa]|de baja|divorciad[oa]|arruinad[oa])\b|\bestoy en (?:el )?paro\b|\bmi (?:cancer|depresion|enfermedad|divorcio|despido|quimio\w*|separacion|ruina)\b|\bnuestro divorcio\b|\bme (?:estoy )?divorci(?:e|ando)\b|\bme (?:despidieron|han despedido|echaron del? trabajo|han echado del? trabajo|acaban de despedir|quede sin (?:trabajo|empleo))\b|\bperdi (?:mi|el) (?:trabajo|empleo)\b|\b(?:me violaron|violencia (?:de genero|machista|domestica))\b",
    vague_links: "(?:haz clic |haga clic )?(?:aqui|enlace|mas|leer mas)",
    formal: r"(?i)\bustedes\b|\busted\b",
    familiar: r"(?i)\b(?:tú|ti|contigo|te|tus)\b",
};
