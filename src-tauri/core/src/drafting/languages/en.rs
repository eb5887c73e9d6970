//! English.

use super::{Currency, Dates, Forms, Greeting, Hearing, Terms, Wording, sign};
use crate::checks::Pattern;

pub(super) static WORDING: Wording = Wording {
    name: "English",
    forms: Forms {
        formal: "",
        informal: "",
    },
    greeting: Forms {
        formal: Greeting {
            named: ["Dear {},"; 3],
            in_full: false,
            nameless: ["Hello there,", "Hello there,", "Good day,"],
        },
        informal: Greeting {
            named: ["Hi {},", "Hello {},", "Dear {},"],
            in_full: false,
            nameless: ["Hi there,", "Hello there,", "Good day,"],
        },
    },
    goes_on_small: false,
    sign_off: Forms {
        formal: ["Best wishes,", "Best regards,", "Kind regards,"],
        informal: ["Best wishes,", "Best,", "Kind regards,"],
    },
    closing: Forms {
        formal: "Should you have any questions, I am at your disposal.",
        informal: "Should you have any questions, I am at your disposal.",
    },
    polled: Forms {
        formal: "In the poll, your answer to {question} was {answer}. Tell me a little more, and I'll say where I'd begin.",
        informal: "In the poll, your answer to {question} was {answer}. Tell me a little more, and I'll say where I'd begin.",
    },
    ask_for_reply: Forms {
        formal: "Just reply to this mail if you have a question.",
        informal: "Just reply to this mail if you have a question.",
    },
    quotes: [["“", "”"], ["‘", "’"]],
    with: " with ",
    the_webinar: ["the webinar", "The webinar"],
    the_offer: ["the offer", "The offer"],
    answered: ["We went into it in the session.", "The answer then was: {answer}"],
    left_waiting: Forms {
        formal: "You wanted to join {event}, and nobody let you in from the waiting room; I'm sorry, that shouldn't have happened.",
        informal: "You wanted to join {event}, and nobody let you in from the waiting room; I'm sorry, that shouldn't have happened.",
    },
    came_or_not: Forms {
        formal: "You signed up for {event}, and whether or not you could be there, I'd like you to get something out of it.",
        informal: "You signed up for {event}, and whether or not you could be there, I'd like you to get something out of it.",
    },
    terms: Terms {
        price_and_deadline: "It costs {price} and is open {deadline}.",
        price: "It costs {price}.",
        deadline: "It's open {deadline}.",
        words: "The deadline: {words}.",
    },
    dates: Dates {
        span: "for {}",
        until: "until {}",
        until_date: "until {}",
        leads: &["until ", "till "],
        units: [
            &["hour", "hours", "hrs", "hr", "h"],
            &["day", "days"],
            &["week", "weeks"],
        ],
        weekdays: [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ],
        today: "today",
        tomorrow: "tomorrow",
        months: [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        date: |day, month, year| match year {
            Some(year) => format!("{month} {day}, {year}"),
            None => format!("{month} {day}"),
        },
    },
    money: Currency {
        decimal: '.',
        thousands: None,
        with_unit: |amount, code| match sign(code) {
            sign if sign == code => format!("{amount} {code}"),
            sign => format!("{sign}{amount}"),
        },
    },
    hearing: Hearing {
        risky: Pattern::new(
            r"(?i)\b(?:f+u+c+k\w*|sh[i1]t\w*|bitch\w*|assholes?|bastards?|cunts?|wank\w*|idiots?|idiotic|stupid|morons?|dumb|scam\w*|fraud\w*|sucks?|crap\w*|bullsh\w*|garbage|rubbish|liars?|lies|rip-?offs?|pathetic|ridiculous|useless|boring|sales pitch\w*|waste of|wasted|disappoint\w*|shut up|kill\w*|nazis?|porn\w*|sex\w*|viagra|casino|crypto)\b|\b(?:died|dead|death|dying|passed away|funeral|cancer|chemo\w*|divorc\w*|suicid\w*|depress\w*|miscarr\w*|bankrupt\w*|hospital|illness|diagnos\w*|laid off|fired|lawsuit|arrested|widow\w*)\b",
        ),
        logistics: Pattern::new(
            r"(?i)\b(?:recording|recorded|record|replay|rewatch|slides?|deck|handouts?|sound|audio|hear|mic|micro(?:phone)?|volume|mute[d]?|echo|lag(?:ging)?|frozen|freez\w+|buffering|screen|zoom in|font|blurry|chat|link|certificate|links|how long (?:is|will)|what time|attendee list|(?:list|names) of (?:the )?(?:attendees|participants)|start(?:ing)? (?:late|soon|yet)|only me|anyone else|(?:anybody|anyone)(?: here)? knows?|dropped? (?:off|out)|drop off|have to (?:go|leave|run|jump)|gotta (?:go|run)|next (?:session|meeting) )\b",
        ),
        recording: Pattern::new(
            r"(?i)\b(?:is|will|are|can|could|do|does|where|when|how|any|get|have|send|be|there)\b[^?]{0,60}\b(?:recording|recorded|record(?:ing)? (?:this|it)|replay)\b",
        ),
        greets: Pattern::new(
            r"(?i)^\W*(?:hi+|hey+|hello+|hiya|howdy|hallo|hola|bonjour|greetings|good (?:morning|afternoon|evening|day)|morning|evening|thanks?|thank you|thx|ty|cheers|bye+|good ?bye|see you|cu|great|good|nice|love (?:it|this|that)|awesome|amazing|brilliant|fantastic|excellent|perfect|wonderful|wow|lol|haha\w*|yes|yep|yeah|no|nope|ok(?:ay)?|same|agreed?|true|exactly|indeed|me too|so true|\+1|done|here|present|from|joining (?:from|in)|watching from|checking in)\b",
        ),
        purchase: Pattern::new(
            r"(?i)\b(?:pric\w+|cost\w*|how much|pay\w*|instal?lments?|discount\w*|budget|buy\w*|purchas\w*|order\w*|sign(?:ing)? up|enrol\w*|register|join\w*|start\w*|next steps?|includ\w*|refund\w*|guarantee\w*|trial|demo|upgrad\w*|licen[cs]\w*|seats?|offer\w*|program(?:me)?|course|package|plan|spots?|places?|deadline|invoice|vat|contract|cancel\w*)\b",
        ),
        personal: Pattern::new(r"(?i)\b(?:i|i['’]m|i['’]ve|my|me|we|we['’]re|our|us)\b"),
        concern: Pattern::new(
            r"(?i)\b(?:struggl\w+|hard(?:est)?|difficult\w*|hurts?|problem\w*|challeng\w+|issue|stuck|afraid|worr\w+|scar\w+|overwhelm\w+|confus\w+|tried|trying|never|always|wish|needs?|want\w*|would love|['’]d love|love to|looking for|hop(?:e|ing)|plan(?:ning)?|goal|currently|at the moment|spreadsheet|by hand|manual\w*|time[- ]consuming|takes|too (?:much|many|long|expensive)|can['’]t|cannot|don['’]t know)\b",
        ),
    },
    empty_parts: Pattern::new(
        r"^(?:(?:intro|opening|start|housekeeping|agenda|about (?:me|us)|break|q & a|q and a|questions|your questions|(?:the )?offer(?: (?:and|&) .*)?|pitch|outro|goodbye|end)$|welcome|introduction|q&a|questions and answers|closing|wrap)",
    ),
};
