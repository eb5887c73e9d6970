//! Portuguese, as it is written in Portugal and in Brazil.

use super::Language;

pub(super) const PT: Language = Language {
    code: "pt",
    small_words: "o a os as e que de do da em no na um uma para por com nao se voce seu sua mais mas como ao foi esta este \
                  isso muito ja me nos obrigado obrigada voces pelo pela tem aqui estou",
    salutations: "ola|oi|bom dia|boa (?:tarde|noite)|car[oa]s?|prezad[oa]s?|querid[oa]s?",
    complete: "ola|oi|bom dia|boa (?:tarde|noite)",
    nameless: "a todos|a todas|todos|pessoal|gente",
    came: r"\bobrigad[oa] (?:mais uma vez |novamente |de novo )?(?:por|pela|pelo) (?:ter |sua |tua |a sua |a tua )?(?:participar|participado|participacao|presenca|vir|vindo|estar|estado|comparecer|comparecido|assistir|assistido)\b|\b(?:otimo|bom|prazer|legal) (?:ter voce|ver voce|te-l[oa]|te-?te|ter-te|ver-te|contar com voce|contar contigo)\b|\b(?:voce (?:participou|esteve|compareceu|assistiu)|participaste|estiveste)\b",
    missed: r"\b(?:pena|lamento|lamentamos|sinto|sentimos) que (?:voce )?nao\b|\bsentimos (?:a )?(?:sua|tua) falta\b|\bnao (?:pode|conseguiu|conseguiste|pudeste) (?:participar|vir|comparecer|assistir|estar)\b",
    stayed: r"\b(?:ficou|ficaste|ficar|ficado|esteve|estiveste|permaneceu|acompanhou)\b[^.!?\n]{0,40}\bate (?:o|ao) (?:final|fim)\b",
    asked: r"\b(?:voce perguntou|perguntaste)\b|\bobrigad[oa] pel[oa]s? (?:suas? |tuas? )?(?:\w+ )?perguntas?\b|\b(?:sobre|a) (?:a )?(?:sua|tua) (?:\w+ )?pergunta\b|\b(?:sua|tua) pergunta (?:sobre|de|durante|na|no)\b",
    wrote: r"\b(?:voce (?:escreveu|comentou|mencionou|disse|contou|compartilhou)|escreveste|comentaste|mencionaste|disseste|partilhaste)\b|\bobrigad[oa] (?:pelo|pela) (?:seu |sua |teu |tua )?(?:\w+ )?(?:comentario|mensagem|contribuicao)\b",
    watched: r"\b(?:vimos|vi|percebemos|percebi|notamos|notei) que (?:voce|saiste|estavas)\b|\b(?:voce saiu|saiste|voce entrou|entraste)\b[^.!?\n]{0,40}\d|\d+ ?(?:%|por cento)[^.!?\n]{0,40}\b(?:atencao|do tempo|da sessao|do webinar)\b|\b(?:sua|tua) atencao\b[^.!?\n]{0,30}\d",
    conditional: "se|caso|quando",
    negations: "nao|nunca|jamais",
    promises: r"\b(?:descontos?|gratis|gratuit\w*|reembolso\w*|garantia\w*|garantid\w*|cupom|vitalici\w*|metade do preco|brinde)\b",
    dates: r"\b(?:segunda-feira|terca-feira|quarta-feira|quinta-feira|sexta-feira|sabado|domingo|janeiro|fevereiro|abril|maio|junho|julho|setembro|outubro|novembro|dezembro|amanha|meia-noite)\b",
    instructions: r"\b(?:ignore|ignora|esqueca|esquece|desconsidere)\b[^.!?\n]{0,50}\b(?:instruc\w*|regras?|anterior\w*|tudo)\b|\b(?:escreva|escreve|adicione|adiciona|inclua|inclui|mencione|prometa|ofereca|coloque|insira)\b[^.!?\n]{0,60}\b(?:no|na|em|ao) (?:seu |sua |cada |todos os |o |teu )?(?:e-?mails?|resposta|mensagem|assunto)\b|\b(?:agora voce e|voce agora e|a partir de agora voce|agora es)\b|\b(?:revele|mostre|mostra|diga)\b[^.!?\n]{0,40}\b(?:prompt|suas instrucoes|chave da api|e-?mails de|enderecos de)\b|\bnovas? instruc(?:ao|oes)\s*:",
    private: r"\b(?:minhas?|meus?|noss[oa]s?) (?:\w+ ){0,2}(?:marido|esposa|esposo|mulher|companheir\w+|mae|pai|pais|filho|filha|bebe|irmao|irma|avo|tio|tia|amigo|amiga|cachorr\w+|gato)\b[^.!?\n]{0,50}\b(?:morreu|faleceu|mort[oa]|falecid[oa]|cancer|cancro|hospital\w*|internad[oa]|doente|acidente|avc|infarto|alzheimer|enterro|velorio|funeral|coma|me (?:deixou|largou))\b|\b(?:morreu|faleceu|morte d[aeo]|falecimento d[aeo]|doenca d[aeo]) (?:o |a )?(?:meu|minha|nosso|nossa)\b|\bperdi (?:o |a )?(?:meu|minha|nosso|nossa) (?:marido|esposa|esposo|mulher|companheir\w+|mae|pai|pais|filho|filha|bebe|irmao|irma|avo|tio|tia|amigo|amiga|cachorr\w+|gato)\b|\b(?:falecimento|velorio|enterro|de luto|aborto espontaneo|suicid\w*|tirar (?:a )?minha vida)\b|\bsou viuv[oa]\b|\b(?:tenho|tive|estou com|sofro de|faco|fui diagnosticad[oa] com)(?: (?:um|uma|o|a|de|no|na|grave|profunda|tratamento))* (?:cancer|cancro|quimio\w*|tumor|leucemia|depressao|burn-?out|avc|infarto)\b|\bestou (?:deprimid[oa]|internad[oa]|hospitalizad[oa]|no hospital|desempregad[oa]|divorciad[oa]|falid[oa]|me (?:divorciando|separando)|em processo de divorcio)\b|\b(?:minha (?:depressao|doenca|demissao|quimio\w*|separacao|falencia)|meu (?:cancer|cancro|divorcio|burn-?out)|nosso divorcio)\b|\bme (?:divorciei|demitiram)\b|\bfui (?:demitid[oa]|despedid[oa]|mandad[oa] embora)\b|\bperdi (?:o |a )?(?:meu |minha )?(?:emprego|trabalho)\b|\b(?:fui (?:estuprad[oa]|violentad[oa])|violencia domestica)\b",
    vague_links: "(?:clique |clica )?(?:aqui|link|mais|saiba mais)",
    formal: r"(?i)\b(?:o senhor|a senhora|vossa)\b",
    familiar: r"(?i)\b(?:tu|você|teu|tua|contigo)\b",
};
