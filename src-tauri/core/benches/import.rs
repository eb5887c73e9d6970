//! How much the import costs above merely splitting the same file into cells: read the two medians together.
#![allow(clippy::unwrap_used)]

use webinarwins_core::import::{Known, SourceFile, read};

const PEOPLE: usize = 10_000;

fn main() {
    divan::main();
}

/// A list as Demio exports it.
fn attendance() -> String {
    let mut text = String::from(
        "Name,Email,Registration Date & Time,Session Date & Time,Location,Attended?,Join Timestamp,Exit Timestamp,\
         Attendance (Minutes),Attendance (%),Focus (%),GDPR,UTM Source,UTM Medium,UTM Campaign\n",
    );
    for n in 0..PEOPLE {
        text += &format!(
            "Person {n},person.{n}@example.com,2025-09-24 11:22:03 PDT,2025-10-01 09:00:00 PDT,\"Portland, OR, US\",TRUE,\
             00:{:02}:42,01:{:02}:31,56.75,{},{},FALSE,newsletter,email,oct\n",
            n % 60,
            n % 7,
            n % 101,
            (n * 7) % 101
        );
    }
    text
}

#[divan::bench]
fn attendance_10k_as_people(bencher: divan::Bencher<'_, '_>) {
    let text = attendance();
    bencher.bench(|| {
        let files = [SourceFile::new("attendees.csv", text.as_bytes())];
        read(&files, &Known::default()).attendees.len()
    });
}

#[divan::bench]
fn attendance_10k_as_mere_cells(bencher: divan::Bencher<'_, '_>) {
    let text = attendance();
    bencher.bench(|| {
        csv::Reader::from_reader(text.as_bytes())
            .records()
            .map(|record| record.unwrap().len())
            .sum::<usize>()
    });
}
