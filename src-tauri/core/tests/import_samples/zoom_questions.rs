//! Zoom questions and answers, and polls.

use super::{issues_of, messages_of, read_samples, recognised};
use webinarwins_core::domain::{AnswerKind, IssueKind, MessageSource};
use webinarwins_core::import::{Fate, Known, MessageRecord, PollAnswerRecord, Reading, SourceFile, read};

/// Reads a text; holds that every row of it is accounted for.
fn read_text(text: &str) -> Reading {
    let reading = read(&[SourceFile::new("export.dat", text.as_bytes())], &Known::default());
    let account = &recognised(&reading, 0).account;
    assert_eq!(account.ledger.sum(), account.total);
    reading
}

fn code_of(reading: &Reading) -> &'static str {
    recognised(reading, 0).format.code
}

fn kind_of(message: &MessageRecord) -> AnswerKind {
    message.answer.as_ref().unwrap().kind
}

fn words_of(message: &MessageRecord) -> (Option<&str>, Option<&str>) {
    let answer = message.answer.as_ref().unwrap();
    (answer.by.as_deref(), answer.text.as_deref())
}

fn of<'r>(reading: &'r Reading, name: &str) -> Vec<&'r PollAnswerRecord> {
    let answers = reading.poll_answers.iter();
    answers.filter(|answer| answer.author_name == name).collect()
}

#[test]
fn every_row_of_a_question_report_is_a_question_with_what_became_of_it() {
    let reading = read_samples(&["zoom-webinar-qa-1-reconstructed.csv"]);
    let file = recognised(&reading, 0);
    assert_eq!((code_of(&reading), file.confidence), ("zoom_qa", 99));
    let ledger = &file.account.ledger;
    assert_eq!((ledger.count(Fate::Message), ledger.count(Fate::Heading)), (9, 5));
    assert!(
        reading
            .messages
            .iter()
            .all(|one| one.is_question && one.source == MessageSource::Qa)
    );
    use AnswerKind::{Dismissed, Live, Open, Text};
    let kinds: Vec<AnswerKind> = reading.messages.iter().map(kind_of).collect();
    assert_eq!(kinds, [Live, Text, Text, Open, Dismissed, Live, Live, Open, Text]);
    assert_eq!(
        reading.webinar.title.as_deref(),
        Some("A 30-Day Path to Better Follow-Ups")
    );
    assert!(issues_of(&reading, IssueKind::DoesNotAddUp).is_empty());
}

#[test]
fn answers_keep_who_gave_them_and_all_their_lines() {
    let reading = read_samples(&["zoom-webinar-qa-1-reconstructed.csv"]);
    let of = |index: usize| words_of(&reading.messages[index]);
    assert_eq!(
        of(1),
        (
            Some("Sasha Panel"),
            Some("Per host.\nAnnual plans get two months free.")
        )
    );
    let both = "Yes and yes\n\nWe will show it at the end 🎬";
    assert_eq!(of(2), (Some("Sasha Panel, Morgan Host"), Some(both)));
    assert_eq!(of(8), (Some("Host"), Some("Yes, one hour.")));
    assert_eq!(of(0), (None, None), "a state is no answer");
    assert_eq!(reading.messages[2].text.lines().count(), 4);
    assert_eq!(reading.messages[4].text, "=SUM(1;2) is my test");
}

#[test]
fn anonymous_askers_have_no_name_and_are_not_one_person() {
    let reading = read_samples(&["zoom-webinar-qa-1-reconstructed.csv"]);
    let anonymous: Vec<_> = reading
        .messages
        .iter()
        .filter(|one| one.author_name.is_empty())
        .collect();
    assert_eq!(anonymous.len(), 2);
    assert!(
        anonymous
            .iter()
            .all(|one| one.author_email.is_none() && one.attendee.is_none())
    );
    assert_eq!(messages_of(&reading, "Vera Gladwyn"), 1);
    let bodil = reading
        .messages
        .iter()
        .find(|one| one.author_name == "Bodil Osterhaven")
        .unwrap();
    assert_eq!(
        bodil.author_email.as_ref().unwrap().as_str(),
        "bodil.osterhaven@example.org"
    );
    let asked = reading
        .messages
        .iter()
        .filter(|one| one.text == "Will the recording be shared?");
    assert_eq!(asked.count(), 2, "two people asked the same");
}

#[test]
fn questions_are_given_to_people_of_the_attendee_report() {
    let reading = read_samples(&["zoom-webinar-qa-1-reconstructed.csv", "zoom-webinar-attendee-1.csv"]);
    let vera = reading
        .messages
        .iter()
        .find(|one| one.author_name == "Vera Gladwyn")
        .unwrap();
    let person = &reading.attendees[vera.attendee.unwrap()];
    assert_eq!(person.email.as_ref().unwrap().as_str(), "vera.gladwyn@example.com");
    assert!(
        reading
            .messages
            .iter()
            .filter(|one| one.author_name.is_empty())
            .all(|one| one.attendee.is_none())
    );
}

#[test]
fn a_longer_report_has_times_and_a_row_for_each_answer() {
    let reading = read_text(
        "Q&A Report\nTopic,Webinar ID,# Question\nGrowth,811 2233 4455,3\n\n\
         #,Question,Asker Name,Asker Email,Question Time,Answer,Answered By,Answer Time\n\
         1,Is it live?,Ada Fairholt,ada@example.com,\"Jun 10, 2026 15:10:00\",Yes,Sasha Panel,\"Jun 10, 2026 15:12:00\"\n\
         1,Is it live?,Ada Fairholt,ada@example.com,\"Jun 10, 2026 15:10:00\",live answered,Morgan Host,\"Jun 10, 2026 15:13:00\"\n\
         ,,,,,And recorded,Morgan Host,\n\
         2,Price?,Anonymous Attendee,,\"Jun 10, 2026 15:20:00\",,,\n",
    );
    assert_eq!(code_of(&reading), "zoom_qa");
    let ledger = &recognised(&reading, 0).account.ledger;
    assert_eq!((ledger.count(Fate::Message), ledger.count(Fate::Detail)), (2, 2));
    assert_eq!(kind_of(&reading.messages[0]), AnswerKind::Text);
    assert_eq!(
        words_of(&reading.messages[0]),
        (Some("Sasha Panel, Morgan Host"), Some("Yes\n\nAnd recorded"))
    );
    let at = reading.messages[0].at.as_ref().unwrap().to_string();
    assert_eq!(at, "2026-06-10 15:10", "the question's time, not the answer's");
    assert_eq!(kind_of(&reading.messages[1]), AnswerKind::Open);
    assert_eq!(
        issues_of(&reading, IssueKind::DoesNotAddUp).len(),
        1,
        "3 are stated, 2 listed"
    );
}

#[test]
fn a_german_list_of_questions_is_read() {
    for (text, code) in [
        (
            "#;Frage;Name des Fragestellers;E-Mail-Adresse des Fragestellers;Antwort(en)\n\
             1;Gibt es Untertitel?;Jörg Müßig;joerg@example.com;Beantwortet von Sasha Panel: Ja, auch auf Deutsch\n\
             2;Was kostet es?;Anonymer Teilnehmer;;live beantwortet\n",
            "zoom_qa",
        ),
        (
            "Frage;Antwort\nGibt es Untertitel?;Beantwortet von Sasha Panel: Ja, auch auf Deutsch\nWas kostet es?;Live beantwortet\n",
            "zoom_qa",
        ),
    ] {
        let reading = read_text(text);
        assert_eq!(code_of(&reading), code, "{text}");
        assert_eq!(
            words_of(&reading.messages[0]),
            (Some("Sasha Panel"), Some("Ja, auch auf Deutsch"))
        );
        assert_eq!(kind_of(&reading.messages[1]), AnswerKind::Live);
        assert_eq!(reading.messages[1].author_name, "");
    }
}

#[test]
fn questions_without_answers_are_kept_where_a_single_cell_is_filled() {
    let reading = read_text("Frage;Antwort\nGibt es Untertitel?;\nWas kostet es?;\nUnd wann?;verworfen\n");
    let kinds: Vec<AnswerKind> = reading.messages.iter().map(kind_of).collect();
    assert_eq!(kinds, [AnswerKind::Open, AnswerKind::Open, AnswerKind::Dismissed]);
}

#[test]
fn pairs_behind_the_headed_columns_are_questions_and_answers() {
    let reading = read_samples(&["zoom-poll-1.csv"]);
    assert_eq!(code_of(&reading), "zoom_poll");
    assert_eq!(recognised(&reading, 0).account.ledger.count(Fate::PollAnswer), 6);
    let ada = of(&reading, "Ada Fairholt");
    let answers: Vec<(&str, Vec<&str>)> = ada
        .iter()
        .map(|one| (one.question.as_str(), one.answers.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(
        answers,
        [
            ("Q1 of 3 in Poll 2", vec!["A2"]),
            ("Q2 of 3 in Poll 2 (MC)", vec!["A1", "A2"]),
            ("Q3 of 3 in Poll 2 (SC)", vec!["A3"]),
            ("This is q1 of poll 1 SC", vec!["A3"]),
        ]
    );
    assert_eq!(reading.poll_answers.len(), 12);
    assert_eq!(ada[0].at.as_ref().unwrap().to_string(), "2020-07-20 15:06");
}

#[test]
fn a_poll_of_one_question_is_counted() {
    let reading = read_samples(&["zoom-poll-2.csv"]);
    let chose = |answer: &str| {
        reading
            .poll_answers
            .iter()
            .filter(|one| one.answers == [answer])
            .count()
    };
    assert_eq!((reading.poll_answers.len(), chose("Yes"), chose("No")), (154, 151, 3));
    assert_eq!(reading.poll_answers[0].question, "Are you attending this lecture?");
    assert!(issues_of(&reading, IssueKind::RaggedRow).is_empty());
}

#[test]
fn a_column_for_each_question_below_a_preamble_is_read() {
    let reading = read_samples(&["zoom-poll-3-reconstructed.csv"]);
    let file = recognised(&reading, 0);
    assert_eq!((code_of(&reading), file.confidence), ("zoom_poll", 98));
    assert_eq!(file.account.ledger.count(Fate::PollAnswer), 5);
    assert_eq!(reading.poll_answers.len(), 9, "one submission leaves a question open");
    assert_eq!(of(&reading, "").len(), 3, "two nameless submissions");
    let answers = |name: &str| of(&reading, name)[1].answers.clone();
    assert_eq!(answers("Nils Coldspring"), ["Spreadsheet", "CRM"]);
    assert_eq!(answers("Vera Gladwyn"), ["Other; none, really"]);
    assert_eq!(answers("Bodil Osterhaven"), ["Paper\nand pen"]);
    assert_eq!(of(&reading, "Vera Gladwyn")[0].question, "How big is your team?");
    assert_eq!(
        reading.webinar.title.as_deref(),
        Some("A 30-Day Path to Better Follow-Ups")
    );
    assert!(issues_of(&reading, IssueKind::DoesNotAddUp).is_empty());
}

#[test]
fn several_polls_and_labels_of_another_language_are_read() {
    let reading = read_text(
        "#,사용자 이름,사용자 이메일,제출 날짜 및 시간,가격이 맞나요?\n1,지수 김,jisu@example.com,2024.5.12 15:06,예\n\
         Poll 2\n#,사용자 이름,사용자 이메일,제출 날짜 및 시간,Email,None\n1,익명 참석자,,2024.5.12 15:10,later,None\n",
    );
    assert_eq!(code_of(&reading), "zoom_poll");
    let ledger = &recognised(&reading, 0).account.ledger;
    assert_eq!((ledger.count(Fate::PollAnswer), ledger.count(Fate::Heading)), (2, 3));
    assert_eq!(of(&reading, "지수 김")[0].answers, ["예"]);
    let nameless: Vec<_> = of(&reading, "").iter().map(|one| one.question.clone()).collect();
    assert_eq!(nameless, ["Email", "None"], "a question may be headed like a column");
    assert_eq!(
        reading.poll_answers[0].at.as_ref().unwrap().to_string(),
        "2024-05-12 15:06"
    );
}

#[test]
fn an_answer_without_a_question_and_an_empty_submission_are_told() {
    let reading = read_text(
        "#,User Name,User Email,Submitted Date/Time,\n1,Ada,ada@example.com,2020-07-20 15:06,Price?,Yes,,Maybe\n\
         2,Bela,bela@example.com,2020-07-20 15:06,,\n",
    );
    assert_eq!(reading.poll_answers.len(), 1);
    assert_eq!(issues_of(&reading, IssueKind::RaggedRow).len(), 1);
    assert_eq!(recognised(&reading, 0).account.ledger.count(Fate::NotUnderstood), 1);
    assert_eq!(issues_of(&reading, IssueKind::UnreadableRow)[0].line, Some(3));
}
