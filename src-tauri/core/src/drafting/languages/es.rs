//! Spanish.

use super::{Currency, Dates, Forms, Greeting, Hearing, Terms, Wording, sign};
use crate::checks::Pattern;

pub(super) static WORDING: Wording = Wording {
    name: "Spanish",
    forms: Forms {
        formal: "usted",
        informal: "tú",
    },
    greeting: Forms {
        formal: Greeting {
            named: ["Buenos días, {}:"; 3],
            in_full: false,
            nameless: ["Buenos días:"; 3],
        },
        informal: Greeting {
            named: ["Hola, {}:", "Hola, {}:", "Buenos días, {}:"],
            in_full: false,
            nameless: ["Hola:", "Hola:", "Buenos días:"],
        },
    },
    goes_on_small: false,
    sign_off: Forms {
        formal: ["Un cordial saludo,", "Saludos cordiales,", "Atentamente,"],
        informal: ["Un saludo,", "Saludos,", "Un cordial saludo,"],
    },
    closing: Forms {
        formal: "Quedo a su disposición para cualquier consulta.",
        informal: "Quedo a tu disposición para cualquier consulta.",
    },
    polled: Forms {
        formal: "En la encuesta, a la pregunta {question} usted respondió: {answer}. Cuénteme algo más y le diré por dónde empezaría.",
        informal: "En la encuesta, a la pregunta {question} respondiste: {answer}. Cuéntame algo más y te diré por dónde empezaría.",
    },
    ask_for_reply: Forms {
        formal: "Si tiene alguna pregunta, basta con que responda a este correo.",
        informal: "Si tienes alguna pregunta, basta con que respondas a este correo.",
    },
    quotes: [["“", "”"], ["‘", "’"]],
    with: " con ",
    the_webinar: ["el webinar", "El webinar"],
    the_offer: ["la oferta del webinar", "La oferta del webinar"],
    answered: ["Se respondió durante el webinar.", "La respuesta fue: {answer}"],
    left_waiting: Forms {
        formal: "Usted quería entrar en el webinar{titled} y nadie le abrió desde la sala de espera; le pido disculpas, no debería haber pasado.",
        informal: "Querías entrar en el webinar{titled} y nadie te abrió desde la sala de espera; te pido disculpas, no debería haber pasado.",
    },
    came_or_not: Forms {
        formal: "Usted tenía plaza en el webinar{titled} y, pudiera asistir o no, me gustaría que le sirviera de algo.",
        informal: "Tenías plaza en el webinar{titled} y, pudieras asistir o no, me gustaría que te sirviera de algo.",
    },
    terms: Terms {
        price_and_deadline: "El precio es de {price} y la oferta está abierta {deadline}.",
        price: "El precio es de {price}.",
        deadline: "La oferta está abierta {deadline}.",
        words: "Fecha límite: {words}.",
    },
    dates: Dates {
        span: "durante {}",
        until: "hasta {}",
        until_date: "hasta el {}",
        leads: &["hasta el ", "hasta "],
        units: [&["hora", "horas", "h"], &["día", "días"], &["semana", "semanas"]],
        weekdays: [
            "el lunes",
            "el martes",
            "el miércoles",
            "el jueves",
            "el viernes",
            "el sábado",
            "el domingo",
        ],
        today: "hoy",
        tomorrow: "mañana",
        months: [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        date: |day, month, year| match year {
            Some(year) => format!("{day} de {month} de {year}"),
            None => format!("{day} de {month}"),
        },
    },
    money: Currency {
        decimal: ',',
        thousands: None,
        with_unit: |amount, code| match code {
            // In most countries that speak Spanish, the dollar's sign means pesos.
            "USD" => format!("{amount} USD"),
            other => format!("{amount} {}", sign(other)),
        },
    },
    hearing: Hearing {
        risky: Pattern::new(
            r"(?i)\b(?:mierdas?|put[oa]s?|joder|jodid\w*|cabr[oó]n\w*|gilipollas|pendej\w*|idiotas?|estúpid\w*|imbécil\w*|estaf\w*|timo|fraude\w*|mentiros\w*|cállate|nazis?|porno\w*|murió|muert\w*|fallec\w*|luto|funeral|cáncer|quimio\w*|divorci\w*|suicid\w*|depresi\w*|aborto|bancarrota|quiebra|hospital\w*|enfermedad|diagnos\w*|diagnóstic\w*|despidieron|despedid\w*|demanda judicial|viud\w*)\b",
        ),
        logistics: Pattern::new(
            r"(?i)\b(?:grabaci\w*|grab\w*|replay|repetición|diapositivas?|láminas?|slides?|audio|sonido|oigo|oye|escuch[ao]|escucha|micr\w*|volumen|eco|congelad\w*|pantalla|letra|chat|enlaces?|links?|certificad\w*|solo a mí|tengo que (?:irme|salir)|me tengo que ir|cuánto dura)\b",
        ),
        recording: Pattern::new(r"(?i)\b(?:grabaci\w*|grabad\w*|grabar\w*|replay|repetición)\b"),
        greets: Pattern::new(
            r"(?i)^\W*(?:hola|buen[oa]s (?:días|tardes|noches)|buenas|gracias|muchas gracias|adiós|hasta (?:luego|pronto)|saludos|genial|excelente|perfecto|muy bien|bien|buenísim\w*|increíble|wow|jaja\w*|sí|ok|vale|de acuerdo|exacto|igual|yo también|\+1)\b",
        ),
        purchase: Pattern::new(
            r"(?i)\b(?:precios?|cuesta\w*|costo|coste|cuánto|pag\w*|cuotas?|plazos?|descuentos?|presupuesto|compr\w*|pedido|inscri\w*|apunt\w*|empez\w*|empiez\w*|comenz\w*|comienz\w*|siguiente paso|próximo paso|inclu\w*|reembols\w*|garantí\w*|prueba|demo|licencias?|plazas?|ofertas?|programas?|cursos?|paquetes?|factura|iva|contrato|cancel\w*)\b",
        ),
        personal: Pattern::new(
            r"(?i)\b(?:yo|me|mi|mis|nosotr[oa]s|nos|nuestr[oa]s?|tengo|tenemos|soy|somos|estoy|estamos|usamos|uso)\b",
        ),
        concern: Pattern::new(
            r"(?i)\b(?:difícil\w*|dificultad\w*|cuesta mucho|problemas?|retos?|desafíos?|atascad\w*|miedo|preocup\w*|agobi\w*|confundid\w*|intent\w*|nunca|siempre|dese\w*|necesit\w*|quier\w*|quisier\w*|gustaría|encantaría|busc\w*|esper\w*|planea\w*|objetivo|actualmente|ahora mismo|hojas? de cálculo|excel|a mano|manual\w*|demasiad\w*|no puedo|no sé|no logro|no consigo)\b",
        ),
    },
    empty_parts: Pattern::new(
        r"^(?:(?:intro|agenda|sobre (?:mí|nosotros)|pausa|descanso|preguntas|(?:vuestras|sus|tus) preguntas|(?:la )?oferta(?: (?:y|&) .*)?|fin|final)$|bienvenida|bienvenidos|introducción|presentación|preguntas y respuestas|ronda de preguntas|cierre|despedida)",
    ),
};
