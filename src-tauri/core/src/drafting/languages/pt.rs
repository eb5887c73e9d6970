//! Portuguese, spelt as in Brazil. The formal address speaks in the third person and leaves the pronoun out: "o senhor" and "a
//! senhora" would need to know which.

use super::{Currency, Dates, Forms, Greeting, Hearing, Terms, Wording, sign};
use crate::checks::Pattern;

pub(super) static WORDING: Wording = Wording {
    name: "Portuguese (Brazil)",
    forms: Forms {
        formal: "third person without a pronoun, no \"você\"",
        informal: "você",
    },
    greeting: Forms {
        formal: Greeting {
            named: ["Olá, {},"; 3],
            in_full: true,
            nameless: ["Olá,"; 3],
        },
        informal: Greeting {
            named: ["Olá, {},"; 3],
            in_full: false,
            nameless: ["Olá,"; 3],
        },
    },
    goes_on_small: false,
    sign_off: Forms {
        formal: ["Com os melhores cumprimentos,", "Cordialmente,", "Atenciosamente,"],
        informal: ["Um abraço,", "Até breve,", "Atenciosamente,"],
    },
    closing: Forms {
        formal: "Permaneço à disposição para qualquer esclarecimento.",
        informal: "Fico à sua disposição para qualquer dúvida.",
    },
    polled: Forms {
        formal: "Na enquete, a resposta à pergunta {question} foi: {answer}. Com um pouco mais de contexto, direi por onde eu começaria.",
        informal: "Na enquete, à pergunta {question} você respondeu: {answer}. Me conte um pouco mais, e eu digo por onde começaria.",
    },
    ask_for_reply: Forms {
        formal: "Em caso de dúvida, basta responder a este e-mail.",
        informal: "Se você tiver alguma dúvida, é só responder a este e-mail.",
    },
    quotes: [["“", "”"], ["‘", "’"]],
    with: " com ",
    the_webinar: ["o webinar", "O webinar"],
    the_offer: ["a oferta do webinar", "A oferta do webinar"],
    answered: ["Ela foi respondida durante o webinar.", "A resposta foi: {answer}"],
    left_waiting: Forms {
        formal: "Havia um lugar em seu nome no webinar{titled}, e ninguém liberou a entrada da sala de espera; peço desculpas, isso não deveria ter acontecido.",
        informal: "Você quis entrar no webinar{titled}, e ninguém liberou a entrada da sala de espera; peço desculpas, isso não deveria ter acontecido.",
    },
    came_or_not: Forms {
        formal: "Havia um lugar em seu nome no webinar{titled} e, com ou sem presença ao vivo, gostaria que ele fosse útil.",
        informal: "Você se inscreveu no webinar{titled} e, tendo conseguido vir ou não, gostaria que ele fosse útil para você.",
    },
    terms: Terms {
        price_and_deadline: "O preço é {price} e a oferta fica aberta {deadline}.",
        price: "O preço é {price}.",
        deadline: "A oferta fica aberta {deadline}.",
        words: "Prazo: {words}.",
    },
    dates: Dates {
        span: "por {}",
        until: "até {}",
        until_date: "até {}",
        leads: &["até "],
        units: [&["hora", "horas", "h"], &["dia", "dias"], &["semana", "semanas"]],
        weekdays: [
            "segunda-feira",
            "terça-feira",
            "quarta-feira",
            "quinta-feira",
            "sexta-feira",
            "sábado",
            "domingo",
        ],
        today: "hoje",
        tomorrow: "amanhã",
        months: [
            "janeiro",
            "fevereiro",
            "março",
            "abril",
            "maio",
            "junho",
            "julho",
            "agosto",
            "setembro",
            "outubro",
            "novembro",
            "dezembro",
        ],
        date: |day, month, year| match (day, year) {
            (1, Some(year)) => format!("1º de {month} de {year}"),
            (1, None) => format!("1º de {month}"),
            (day, Some(year)) => format!("{day} de {month} de {year}"),
            (day, None) => format!("{day} de {month}"),
        },
    },
    money: Currency {
        decimal: ',',
        thousands: Some('.'),
        with_unit: |amount, code| match code {
            "BRL" => format!("R$ {amount}"),
            "USD" => format!("US$ {amount}"),
            "EUR" | "GBP" => format!("{} {amount}", sign(code)),
            other => format!("{amount} {other}"),
        },
    },
    hearing: Hearing {
        risky: Pattern::new(
            r"(?i)\b(?:merdas?|porra|caralho|put[ao]s?|foda\w*|idiotas?|burr[oa]s?|estúpid\w*|imbecil|golpe|golpista\w*|fraude\w*|mentiros\w*|cala a boca|nazistas?|porn\w*|morreu|mort[eoa]s?|falec\w*|luto|enterro|velório|câncer|cancro|quimio\w*|divórcio|divorci\w*|suic\w*|depress\w*|aborto|falência|faliu|hospital\w*|doença|diagn\w*|demitid\w*|despedid\w*|processo judicial|viúv\w*)\b",
        ),
        logistics: Pattern::new(
            r"(?i)\b(?:grava\w*|replay|slides?|apostila|áudio|som|ouvir|ouço|ouvindo|microfone|mic|volume|eco|trav\w*|tela|ecrã|letra|chat|links?|certificad\w*|só comigo|tenho que (?:sair|ir)|preciso sair|quanto tempo dura)\b",
        ),
        recording: Pattern::new(r"(?i)\b(?:grava\w*|replay)\b"),
        greets: Pattern::new(
            r"(?i)^\W*(?:oi+|olá|bom dia|boa (?:tarde|noite)|obrigad[oa]|muito obrigad[oa]|valeu|tchau|até (?:logo|mais|breve)|abraços?|ótimo|excelente|perfeito|muito bom|legal|show|incrível|uau|kkk+\w*|haha\w*|sim|não|ok|certo|exato|exatamente|eu também|\+1)\b",
        ),
        purchase: Pattern::new(
            r"(?i)\b(?:preços?|custa\w*|custo|quanto|pag\w*|parcel\w*|prestaç\w*|descontos?|orçamento|compr\w*|pedido|inscri\w*|inscrev\w*|começ\w*|inici\w*|próximos? passos?|inclu\w*|reembols\w*|garantia\w*|teste|demo|licenças?|vagas?|ofertas?|programas?|cursos?|pacotes?|planos?|nota fiscal|fatura|contrato|cancel\w*)\b",
        ),
        personal: Pattern::new(
            r"(?i)\b(?:eu|me|mim|meus?|minhas?|nós|nos|nossos?|nossas?|tenho|temos|sou|somos|estou|estamos|usamos|uso|a gente)\b",
        ),
        concern: Pattern::new(
            r"(?i)\b(?:difícil|difíceis|dificuldades?|problemas?|desafios?|travad\w*|medo|preocup\w*|sobrecarregad\w*|confus\w*|tent\w*|nunca|sempre|desej\w*|precis\w*|quer\w*|gostaria\w*|adoraria|procur\w*|esper\w*|planej\w*|objetivo|atualmente|no momento|planilhas?|excel|à mão|manual\w*|demorad\w*|demais|muito (?:caro|longo)|não (?:consigo|sei|posso))\b",
        ),
    },
    empty_parts: Pattern::new(
        r"^(?:(?:intro|agenda|sobre (?:mim|nós)|pausa|intervalo|perguntas|(?:suas|vossas) perguntas|dúvidas|(?:a )?oferta(?: (?:e|&) .*)?|fim)$|boas-vindas|bem-vind|introdução|abertura|apresentação|perguntas e respostas|encerramento|despedida)",
    ),
};
