//! Tables as people, programs and spreadsheets leave them: columns of recipients and polls, days and hours apart, dates
//! as numbers, lines wrapped whole.
#![allow(clippy::unwrap_used)]

use webinarwins_core::domain::{Asked, FileChoice, IssueKind, Standing};
use webinarwins_core::import::{Fate, FileQuestion, Known, Reading, Recognised, SourceFile, read};

fn read_texts(texts: &[&str]) -> Reading {
    let files: Vec<_> = texts
        .iter()
        .map(|text| SourceFile::new("a.csv", text.as_bytes()))
        .collect();
    let reading = read(&files, &Known::default());
    for file in reading.files.iter().filter_map(|file| file.outcome.as_ref().ok()) {
        assert_eq!(file.account.ledger.sum(), file.account.total, "{}", file.format.label);
    }
    reading
}

fn file(reading: &Reading) -> &Recognised {
    reading.files[0].outcome.as_ref().unwrap()
}

fn standings(reading: &Reading) -> Vec<Standing> {
    reading.attendees.iter().map(|one| one.presence.standing).collect()
}

fn answers(reading: &Reading) -> Vec<(&str, &str, String)> {
    let all = reading.poll_answers.iter();
    all.map(|one| (one.author_name.as_str(), one.question.as_str(), one.answers.join("|")))
        .collect()
}

fn joins(reading: &Reading) -> Vec<String> {
    let people = reading.attendees.iter();
    people
        .map(|one| {
            one.presence
                .join_time
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default()
        })
        .collect()
}

#[test]
fn what_was_written_to_some_only_is_private() {
    for text in [
        "Time,From,To,Message\n10:00:01,Ina,Everyone,Hi\n10:01:01,Bo,Ina Vogt,psst\n10:02:01,Cy,Everyone (in Meeting),ok\n",
        "Uhrzeit;Absender;Empfänger;Nachricht\n10:00:01;Ina;Alle;Hallo\n10:01:01;Bo;Moderatoren;leise\n10:02:01;Cy;;gut\n",
        "Time,Name,Private,Message\n10:00:01,Ina,No,Hi\n10:01:01,Bo,Yes,psst\n10:02:01,Cy,Public,ok\n",
    ] {
        let reading = read_texts(&[text]);
        assert_eq!(file(&reading).format.code, "chat_table");
        let private: Vec<bool> = reading.messages.iter().map(|message| message.is_private).collect();
        assert_eq!(private, [false, true, false], "{text}");
    }
}

#[test]
fn a_table_of_poll_answers_has_questions_in_a_column_or_in_its_headings() {
    let expected = [
        ("Ina", "Which plan?", "Pro".to_owned()),
        ("Bo", "Which plan?", "Free|Pro".to_owned()),
    ];
    for text in [
        "Name,Email,Poll Question,Answer,Time\nIna,ina@example.com,Which plan?,Pro,10:00\nBo,bo@example.com,Which plan?,Free; Pro,10:01\n",
        "User Name,Question,Selected Option\nIna,Which plan?,Pro\nBo,Which plan?,Free;Pro\n",
        "Poll,Question,Answer,Name\nPlans,Which plan?,Pro,Ina\nPlans,Which plan?,\"Free\nPro\",Bo\n",
    ] {
        let reading = read_texts(&[text]);
        assert_eq!(file(&reading).format.code, "poll_table", "{text}");
        assert_eq!(answers(&reading), expected, "{text}");
        assert!(reading.attendees.is_empty() && !reading.has_attendance && reading.messages.is_empty());
    }
    let wide = "Name,Email,Poll 1: Which plan?,Poll 2: When?\nIna,ina@example.com,Pro,Soon\nBo,bo@example.com,,\n";
    let reading = read_texts(&[wide]);
    assert_eq!(answers(&reading).len(), 2);
    let ledger = &file(&reading).account.ledger;
    assert_eq!(
        (ledger.count(Fate::PollAnswer), ledger.count(Fate::NotUnderstood)),
        (1, 1)
    );
}

#[test]
fn answers_beside_people_are_theirs_whether_the_heading_says_so_or_the_user() {
    let text = "Name,Email,Attended,Poll 1: Which plan?\nIna,ina@example.com,Yes,Pro\nBo,bo@example.com,No,\n";
    let chosen = FileChoice {
        columns: Some(["name", "email", "attended", "poll_answer"].map(str::to_owned).to_vec()),
        ..FileChoice::default()
    };
    for (text, choice) in [
        (text.to_owned(), &FileChoice::default()),
        (text.replace("Poll 1: Which", "Which"), &chosen),
    ] {
        let source = SourceFile {
            choice,
            ..SourceFile::new("a.csv", text.as_bytes())
        };
        let reading = read(&[source], &Known::default());
        assert_eq!(file(&reading).format.code, "attendance_table");
        assert_eq!(standings(&reading), [Standing::Attended, Standing::NoShow]);
        let [answer] = reading.poll_answers.as_slice() else {
            unreachable!("one answer");
        };
        assert_eq!(
            (answer.attendee, answer.answers.as_slice()),
            (Some(0), &["Pro".to_owned()][..])
        );
        assert!(answer.question.ends_with("Which plan?"));
    }
}

#[test]
fn answers_to_questions_of_the_registration_are_theirs_and_count_once() {
    let luma = "api_id,name,email,created_at,approval_status,has_joined_event,What do you sell?\n\
                g1,Ina,ina@example.com,2025-10-01T10:00:00Z,approved,Yes,\"Cakes; online\"\n\
                g2,Bo,bo@example.com,2025-10-01T10:00:00Z,approved,No,\n";
    let livestorm = "Email;First Name;Last Name;Attended;Is team member;Is guest speaker;What do you sell?\n\
                     ina@example.com;Ina;Vogt;true;false;false;Cakes; online\n"
        .replace("Cakes; online", "\"Cakes; online\"");
    let visits = "Name,Email,Join Time,Leave Time,What do you sell?\n\
                  Ina,ina@example.com,2025-10-01 10:00,2025-10-01 10:20,Cakes; online\n\
                  Ina,ina@example.com,2025-10-01 10:30,2025-10-01 10:40,Cakes; online\n";
    for (text, code) in [
        (luma, "luma_guests"),
        (&livestorm, "livestorm_registrants"),
        (visits, "attendance_table"),
    ] {
        let reading = read_texts(&[text]);
        assert_eq!(file(&reading).format.code, code);
        let [answer] = reading.poll_answers.as_slice() else {
            unreachable!("{code}: one answer, not {:?}", reading.poll_answers);
        };
        assert_eq!(
            (answer.attendee, answer.asked),
            (Some(0), Asked::OnRegistering),
            "{code}"
        );
        assert_eq!(
            (answer.question.as_str(), answer.answers.as_slice()),
            ("What do you sell?", &["Cakes; online".to_owned()][..])
        );
        assert!(
            !reading
                .issues
                .iter()
                .any(|issue| issue.message.contains("What do you sell?"))
        );
    }
}

#[test]
fn dates_that_lost_their_format_are_read_from_their_numbers() {
    let reading = read_texts(&[
        "Name;Email;Join Time;Leave Time\nIna;ina@example.com;45231,5;45231,5416666667\nBo;bo@example.com;45231,5104166667;45231,5416666667\n",
        "Timestamp,Name,Email,Message\n45231.51,Ina,ina@example.com,Hello\n",
    ]);
    assert_eq!(joins(&reading), ["2023-11-01 12:00", "2023-11-01 12:15"]);
    assert_eq!(reading.attendees[1].presence.attendance_minutes, Some(45.0));
    assert!((reading.messages[0].minute.unwrap() - 14.4).abs() < 0.01);
    // Minutes since the start are no dates.
    let reading = read_texts(&["Name,Email,Join Time\nIna,ina@example.com,0.5\nBo,bo@example.com,12.25\n"]);
    assert_eq!(joins(&reading), ["", ""]);
    assert_eq!(
        reading
            .issues
            .iter()
            .filter(|issue| issue.kind == IssueKind::BadValue)
            .count(),
        2
    );
}

#[test]
fn a_day_in_one_column_completes_the_hour_in_another() {
    let reading = read_texts(&["Date,Time,Name,Message\n13/05/2024,23:58,Ina,Hi\n14/05/2024,00:02,Bo,Ok?\n"]);
    let sent: Vec<String> = reading
        .messages
        .iter()
        .map(|one| one.at.as_ref().unwrap().to_string())
        .collect();
    assert_eq!(sent, ["2024-05-13 23:58", "2024-05-14 00:02"]);
    let reading = read_texts(&[
        "Name,Email,Date,Join Time,Leave Time\nIna,ina@example.com,2024-05-02,23:30,00:30\nBo,bo@example.com,2024-05-02,00:05,00:45\n",
    ]);
    assert_eq!(joins(&reading), ["2024-05-02 23:30", "2024-05-03 00:05"]);
    let minutes: Vec<_> = reading
        .attendees
        .iter()
        .map(|one| one.presence.attendance_minutes)
        .collect();
    assert_eq!(minutes, [Some(60.0), Some(40.0)]);
    let weekly = read_texts(&[
        "Name,Email,Session Date,Join Time,Leave Time\nIna,ina@example.com,2024-05-02,10:00,11:00\nBo,bo@example.com,2024-05-09,10:00,11:00\n",
    ]);
    assert_eq!(joins(&weekly), ["2024-05-02 10:00", "2024-05-09 10:00"]);
    assert_eq!(weekly.webinar.duration_minutes, None, "a week is no length");
}

#[test]
fn days_of_one_webinar_are_neighbours_and_other_files_name_them() {
    let night = "Name,Email,Join Time,Leave Time\nIna,ina@example.com,5/1/2024 23:25,5/2/2024 0:30\n";
    let reading = read_texts(&[night]);
    assert_eq!(joins(&reading), ["2024-05-01 23:25"]);
    assert!(file(&reading).questions.is_empty());
    let day = "Name,Email,Join Time,Leave Time\nIna,ina@example.com,04/05/2024 10:00,04/05/2024 11:00\n";
    assert!(matches!(
        file(&read_texts(&[day])).questions[..],
        [FileQuestion::DayOrder { .. }]
    ));
    let chat = "Timestamp,Name,Email,Message\n2024-04-05 10:10,Ina,ina@example.com,Hi\n";
    let reading = read_texts(&[day, chat]);
    assert!(file(&reading).questions.is_empty());
    assert_eq!(reading.messages[0].minute, Some(10.0));
}

#[test]
fn a_bare_status_is_that_of_the_registration_or_says_who_came() {
    let of = |cells: [&str; 3]| {
        let [a, b, c] = cells;
        read_texts(&[&format!(
            "Name,Email,Status\nIna,ina@example.com,{a}\nBo,bo@example.com,{b}\nCy,cy@example.com,{c}\n"
        )])
    };
    let registered = of(["Approved", "Cancelled", "Denied"]);
    assert_eq!(
        standings(&registered),
        [Standing::Registered, Standing::Cancelled, Standing::NotApproved]
    );
    let came = of(["Attended", "no_show", "Cancelled"]);
    assert_eq!(
        standings(&came),
        [Standing::Attended, Standing::NoShow, Standing::Cancelled]
    );
    let other = of(["gold", "silver", "gold"]);
    assert_eq!(standings(&other), [Standing::Registered; 3]);
}

#[test]
fn minutes_of_a_replay_are_no_attendance() {
    let text = "First Name,Last Name,Email,Live Minutes,Archive Minutes\nIna,V,ina@example.com,40,5\nBo,L,bo@example.com,0,30\nCy,Z,cy@example.com,0,0\n";
    assert_eq!(
        standings(&read_texts(&[text])),
        [Standing::Attended, Standing::ReplayOnly, Standing::NoShow]
    );
}

#[test]
fn what_people_do_for_a_living_is_no_title_of_the_webinar() {
    let reading = read_texts(&["Name,Email,Title,Attended\nIna,ina@example.com,CEO,Yes\nBo,bo@example.com,CTO,No\n"]);
    assert_eq!(reading.webinar.title, None);
    let reading =
        read_texts(&["Name,Email,Webinar,Attended\nIna,ina@example.com,Growth,Yes\nBo,bo@example.com,Growth,No\n"]);
    assert_eq!(reading.webinar.title.as_deref(), Some("Growth"));
}

#[test]
fn lines_that_were_wrapped_whole_are_unwrapped() {
    let reading = read_texts(&[
        "\"Name,Email,Attended\"\r\n\"\"\"Vogt, Ina\"\",ina@example.com,Yes\"\r\n\"Bo,bo@example.com,No\"\r\n",
    ]);
    let names: Vec<&str> = reading.attendees.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Vogt, Ina", "Bo"]);
    assert_eq!(standings(&reading), [Standing::Attended, Standing::NoShow]);
}

#[test]
fn two_addresses_of_one_mailbox_are_told() {
    let reading =
        read_texts(&["Name,Email\nIna,ina+webinar@example.com\nIna V,ina@example.com\nBo,bo+x@example.com\n"]);
    assert_eq!(reading.attendees.len(), 3);
    let told: Vec<_> = reading
        .issues
        .iter()
        .filter(|issue| issue.message.contains("one mailbox"))
        .collect();
    assert_eq!(told.len(), 1);
}

#[test]
fn whatever_stands_below_a_heading_of_questions_was_asked() {
    let reading =
        read_texts(&["Question,Name,Email\nTell us about price,Ina,ina@example.com\nOk?,Bo,bo@example.com\n"]);
    assert_eq!(file(&reading).format.code, "question_table");
    assert!(reading.messages.iter().all(|message| message.is_question));
    let reading = read_texts(&["Comment,Name,Email\nTell us about price,Ina,ina@example.com\n"]);
    assert_eq!(file(&reading).format.code, "chat_table");
}

#[test]
fn a_day_of_registration_completes_no_hours() {
    let reading = read_texts(&["Name,Email,Created,Join Time\nIna,ina@example.com,2024-04-20,10:00\n"]);
    assert_eq!(joins(&reading), [""]);
}
