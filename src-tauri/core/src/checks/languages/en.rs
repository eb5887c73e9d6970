//! English.

use super::Language;

pub(super) const EN: Language = Language {
    code: "en",
    small_words: "the and you your for with that this is are was were have has it to of in on not but if we our i me my \
                  at from what when there would can will about so be",
    salutations: "hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings",
    complete: "good (?:morning|afternoon|evening|day)|greetings",
    nameless: "there|all|everyone|everybody|friend|friends|again",
    came: r"\b(?:thank you|thanks)(?: so much| again| very much| a lot)? for (?:coming|joining|attending|being (?:there|here|at|with|part|so|live)|staying|showing up|taking part|participating|your (?:time|attention) (?:at|in|during))\b|\b(?:great|good|lovely|nice|wonderful) (?:to have|having|to see|seeing) you (?:live|there|here|at|on|in|with)\b|\byou (?:attended|stayed|took part|participated|were there|were with us)\b",
    missed: r"\b(?:sorry|pity|shame)(?: that)?(?: we| i)? missed you|\bwe missed you|\byou (?:couldn't|could not|weren't able to|were not able to|didn't|did not) (?:make it|attend|come|join)(?:[.,;!?]| on | live| this time| to the (?:webinar|session))|\b(?:saved|kept) (?:it|the recording|the replay) for you because you",
    stayed: r"\b(?:stay(?:ed|ing)|were there|be(?:en|ing) there)(?: with [^.!?\n]{1,120}?| there)?,?(?: right| all the way)? (?:to|until|till) the (?:very )?end\b",
    asked: r"\byou(?:'d| had)? asked\b|\b(?:thank you|thanks) for (?:asking|your (?:\w+ )?questions?)\b|\b(?:about|back to) your (?:\w+ )?questions?\b|\byour (?:\w+ )?questions? (?:about|from|during|at|in) \b",
    wrote: r"\b(?:you|what you) (?:wrote|said|mentioned|commented|told us|told me|pointed out|shared)\b|\b(?:thank you|thanks) for (?:your (?:\w+ )?(?:comment|message|remark|input|contribution)s?|sharing)\b|\byour (?:comment|remark|message) (?:about|from|during|at|in)\b",
    watched: r"[^.!?\n]*\byour? (?:\w+ ){0,4}(?:attention|focus|engagement|attendance|score)\b[^.!?\n]*\d|[^.!?\n]*\d+(?:[.,]\d+)? ?(?:%|percent|per cent)[^.!?\n]*\b(?:attention|focus(?:ed)?|engaged|attendance|of the (?:time|session|webinar))\b|\byou (?:left|joined|logged (?:in|on|off|out)|dropped (?:off|out)|switched)\b[^.!?\n]{0,60}\d|\b(?:we|i) (?:saw|noticed|could see|can see)(?: that)? you (?:left|dropped|switched|were (?:distracted|multitasking)|weren't|stopped|joined late)|\byour? (?:engagement|attention|focus|lead) (?:score|level|rating)\b|\b(?:hot|warm|cool|cold) lead\b",
    conditional: "if|whether|unless|once|when",
    negations: "not|never",
    promises: r"\b(?:discount\w*|half[- ]price|coupon|voucher|bonus(?:es)?|refund\w*|money[- ]back|guarantee\w*|free (?:trial|call|consultation|access|copy|gift|month|session)|for free|free of charge|lifetime|certificate|scholarship|per ?cent off|(?:completely|totally|absolutely|it's|is|are|yours) free|limited spots|last chance|only \w+ (?:spots|seats|places))\b|\d ?% (?:off|less|cheaper)\b",
    dates: r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march \d|april|june|july|august|september|october|november|december|tomorrow|tonight|midnight)\b",
    instructions: r"\b(?:ignore|disregard|forget|override|bypass|skip)\b[^.!?\n]{0,40}\b(?:instructions?|prompts?|rules?|guidelines|above|previous|prior|everything|system|context)\b|\b(?:system|developer|hidden|initial) (?:prompt|message|instructions?|mode|override|notice|update)\b|\bnew (?:instructions?|rules?|task|role)\s*:|\bjailbreak\b|\bprompt injection\b|\byou are (?:now|no longer) |(?:^|[.!?,] ?)(?:please |now )?act as |\bpretend (?:to be|you are)\b|\bas an? (?:ai|language model|assistant)\b|\b(?:dear|hey|hello|hi|note to(?: the)?) (?:ai|llm|gpt|chatgpt|assistant|bot|model|language model)\b|(?:^|\n|[.;] )\s*(?:system|assistant|user|developer|tool)\s*:|<\|?/?(?:im_start|im_end|system|assistant|user|instructions?|s|endoftext)\|?>|\[/?inst\]|#{2,} ?(?:instruction|system|response)|\b(?:in|into|to) (?:your|the|this|every|all) (?:follow-?up|e-?mails?|mails?|reply|replies|answer|output|response|subject(?: line)?|json)\b[^.!?\n]{0,40}\b(?:say|write|add|include|insert|mention|put|link|offer|promise)\b|\b(?:say|write|add|include|insert|mention|put|respond|reply|answer|output|offer|promise|sign|begin|start|end)\b[^.!?\n]{0,60}\b(?:in|into|to|with) (?:your|the|this|every|all) (?:follow-?up|e-?mails?|mails?|output|response|subject(?: line)?|json)\b|\b(?:respond|reply|answer|output) (?:only|exactly|just|solely) (?:with|in)\b|\b(?:reveal|print|repeat|show|leak|output) (?:me )?(?:your|the) (?:system|prompt|instructions?|rules?|api key|key|secrets?)\b|\b(?:list|give|send|show|tell|reveal|share|include|print|dump|forward)\b[^.!?\n]{0,60}\b(?:e-?mails?|addresses|phone numbers?|personal data|private data|scores?|names)\b[^.!?\n]{0,20}\b(?:of|for|from) (?:all|every\w*|the other|other|each|the)\b|\b(?:list|give|send|show|reveal|include|print|dump)\b[^.!?\n]{0,40}\b(?:all|every|other) (?:the )?(?:\w+ )?(?:attendee|participant|registrant|customer)s?'?s?\b",
    vague_links: "(?:click |tap )?(?:here|this|this link|link|more|read more|learn more|go)(?: now)?",
    formal: "",
    familiar: "",
};
