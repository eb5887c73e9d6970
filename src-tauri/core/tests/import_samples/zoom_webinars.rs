use crate::*;

#[test]
fn dump() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import/samples");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|n| n.ends_with(".csv"))
        .collect();
    names.sort();
    for name in names {
        let reading = read_samples(&[&name]);
        match &reading.files[0].outcome {
            Ok(r) => {
                println!("=== {name}: {:?} {} period {:?}", r.format, r.confidence, r.period);
                if !name.starts_with("zoom") {
                    continue;
                }
                println!(
                    "  people {} attended {} messages {} q {} polls {} total {} {:?}",
                    r.account.people,
                    r.account.attended,
                    r.account.messages,
                    r.account.questions,
                    r.account.poll_answers,
                    r.account.total,
                    r.account.ledger.parts().collect::<Vec<_>>()
                );
                println!("  {:?}", reading.webinar);
                println!(
                    "  columns {:?}",
                    r.columns
                        .iter()
                        .map(|c| (c.heading.as_str(), c.meaning))
                        .collect::<Vec<_>>()
                );
                for i in reading
                    .issues
                    .iter()
                    .filter(|i| i.kind != IssueKind::Duplicate)
                    .take(16)
                {
                    println!("  {:?} {:?} {:?} {}", i.kind, i.line, i.column, i.message);
                }
                if name.contains("poll") || name.contains("qa") || name.contains("meeting") {
                    for m in reading.messages.iter().take(10) {
                        println!("    {m:?}");
                    }
                    for m in reading.poll_answers.iter().take(10) {
                        println!("    {m:?}");
                    }
                    for m in reading.attendees.iter().take(14) {
                        println!(
                            "    {:?} {:?} {:?} {:?} {:?}",
                            m.name, m.email, m.role, m.presence.standing, m.presence.attendance_minutes
                        );
                    }
                }
            }
            Err(e) => println!("=== {name}: ERR {e}"),
        }
    }
}
