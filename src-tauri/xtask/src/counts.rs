//! How many tests passed and failed, read from what each runner prints at its end.
//!
//! `None` means that the numbers were not found. A caller must then count a failure: a runner that
//! broke before its summary, or changed its wording, has proven nothing.

/// Tests that passed and tests that failed. Skipped ones are neither.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
}

impl Counts {
    pub const ONE_PASSED: Self = Self { passed: 1, failed: 0 };
    pub const ONE_FAILED: Self = Self { passed: 0, failed: 1 };

    pub fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

/// How a step of the tests says what it found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Runner {
    /// Says nothing countable: its exit code is one check.
    Check,
    CargoTest,
    Nextest,
    Vitest,
    Playwright,
}

/// What a finished step counts for, given whether it succeeded and what it printed.
///
/// `Err` carries the counts as well: a failure that no number of the runner's own shows still
/// counts as one, and the sentence says why.
pub fn judge(runner: Runner, success: bool, output: &str) -> Result<Counts, (Counts, &'static str)> {
    if runner == Runner::Check {
        return Ok(if success {
            Counts::ONE_PASSED
        } else {
            Counts::ONE_FAILED
        });
    }
    match read(runner, output) {
        None => Err((Counts::ONE_FAILED, "its number of tests could not be read")),
        Some(Counts { passed: 0, failed: 0 }) => Err((Counts::ONE_FAILED, "it ran no test")),
        Some(counts) if counts.failed == 0 && !success => Err((
            counts.plus(Counts::ONE_FAILED),
            "it ended with an error although no test failed",
        )),
        Some(counts) => Ok(counts),
    }
}

fn read(runner: Runner, output: &str) -> Option<Counts> {
    let plain = without_colours(output);
    match runner {
        Runner::Check => None,
        Runner::CargoTest => cargo_test(&plain),
        Runner::Nextest => nextest(&plain),
        Runner::Vitest => vitest(&plain),
        Runner::Playwright => playwright(&plain),
    }
}

/// One line for each test program: `test result: ok. 3 passed; 0 failed; 1 ignored; ...`.
fn cargo_test(output: &str) -> Option<Counts> {
    let results = output
        .lines()
        .filter_map(|line| line.trim().strip_prefix("test result: "));
    let mut sum = None;
    for result in results {
        let (_, numbers) = result.split_once(". ")?;
        let (numbers, _) = numbers.split_once("; finished in").unwrap_or((numbers, ""));
        let counts = labelled(numbers, ';', |label| match label {
            "passed" => Kind::Passed,
            "failed" => Kind::Failed,
            _ => Kind::Neither,
        })?;
        sum = Some(sum.unwrap_or_default()).map(|so_far: Counts| so_far.plus(counts));
    }
    sum
}

/// One line at the end: `Summary [ 0.012s] 3 tests run: 2 passed (1 slow), 1 failed, 0 skipped`.
fn nextest(output: &str) -> Option<Counts> {
    let summary = output
        .lines()
        .rfind(|line| line.trim_start().starts_with("Summary ["))?;
    let (_, numbers) = summary.split_once(" run: ")?;
    // Failures have several labels (failed, timed out, exec failed): all but the known good ones.
    labelled(&without_brackets(numbers), ',', |label| match label {
        "passed" => Kind::Passed,
        "skipped" => Kind::Neither,
        _ => Kind::Failed,
    })
}

/// One line among the last: `Tests  1 failed | 12 passed | 1 skipped (14)`.
fn vitest(output: &str) -> Option<Counts> {
    let summary = output.lines().rfind(|line| line.trim_start().starts_with("Tests "))?;
    let numbers = without_brackets(summary.trim_start().strip_prefix("Tests ")?);
    labelled(&numbers, '|', |label| match label {
        "passed" => Kind::Passed,
        "failed" => Kind::Failed,
        _ => Kind::Neither,
    })
}

/// One line for each kind, last of all: `  1 failed`, the failures' names, `  12 passed (5.3s)`.
fn playwright(output: &str) -> Option<Counts> {
    let mut sum = None;
    for line in output.lines() {
        let line = without_brackets(line);
        let counts = labelled(&line, ';', |label| match label {
            // What passed at the second attempt passed, by Playwright's own exit code.
            "passed" | "flaky" => Kind::Passed,
            "failed" | "interrupted" | "did not run" => Kind::Failed,
            _ => Kind::Neither,
        });
        if let Some(counts) = counts.filter(|counts| *counts != Counts::default()) {
            sum = Some(sum.unwrap_or_default()).map(|so_far: Counts| so_far.plus(counts));
        }
    }
    sum
}

enum Kind {
    Passed,
    Failed,
    Neither,
}

/// Adds up `2 passed<separator> 1 failed`; `None` if a part isn't a number and a label.
fn labelled(text: &str, separator: char, kind: impl Fn(&str) -> Kind) -> Option<Counts> {
    let mut counts = Counts::default();
    for part in text.split(separator).map(str::trim) {
        if part.is_empty() {
            continue;
        }
        let (number, label) = part.split_once(' ')?;
        let number: u64 = number.parse().ok()?;
        match kind(label.trim()) {
            Kind::Passed => counts.passed += number,
            Kind::Failed => counts.failed += number,
            Kind::Neither => {}
        }
    }
    Some(counts)
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(character),
            _ => {}
        }
    }
    kept
}

/// Drops the terminal's colour and cursor sequences (`ESC [ ... letter`).
///
/// Runners colour their summary even into a pipe when they recognise a CI machine.
fn without_colours(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character != '\u{1b}' {
            kept.push(character);
        } else if characters.next() == Some('[') {
            characters.by_ref().find(char::is_ascii_alphabetic);
        }
    }
    kept
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn counts(passed: u64, failed: u64) -> Counts {
        Counts { passed, failed }
    }

    #[test]
    fn the_results_of_all_of_cargos_test_programs_are_added_up() {
        let output = "running 3 tests\ntest a ... ok\n\n\
            test result: FAILED. 2 passed; 1 failed; 4 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            running 1 test\n\
            test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 9 filtered out; finished in 0.00s\n";
        assert_eq!(judge(Runner::CargoTest, false, output), Ok(counts(7, 1)));
    }

    #[test]
    fn nextest_counts_every_kind_of_failure_and_no_skipped_test() {
        let output = "        PASS [   0.004s] core a\n\
            ------------\n     \
            Summary [   1.250s] 14 tests run: 10 passed (2 slow, 1 flaky), 2 failed, 1 timed out, 1 exec failed, 7 skipped\n";
        assert_eq!(judge(Runner::Nextest, false, output), Ok(counts(10, 4)));
    }

    #[test]
    fn nextest_speaks_of_one_test_in_the_singular() {
        let output = "     Summary [   0.012s] 1 test run: 1 passed, 0 skipped\n";
        assert_eq!(judge(Runner::Nextest, true, output), Ok(counts(1, 0)));
    }

    #[test]
    fn nextests_last_summary_counts() {
        let output = "a test printed\n Summary [ 0.1s] 1 test run: 0 passed, 1 failed, 0 skipped\n\
            Summary [ 0.2s] 2/2 tests run: 2 passed, 0 skipped\n";
        assert_eq!(judge(Runner::Nextest, true, output), Ok(counts(2, 0)));
    }

    #[test]
    fn vitest_counts_tests_and_not_files() {
        let output = " Test Files  1 failed | 2 passed (3)\n      \
            Tests  1 failed | 12 passed | 1 skipped | 2 todo (16)\n   Start at  10:00:00\n";
        assert_eq!(judge(Runner::Vitest, false, output), Ok(counts(12, 1)));
    }

    #[test]
    fn colours_do_not_hide_the_numbers() {
        let output =
            "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m4 passed\u{1b}[39m\u{1b}[22m\u{1b}[90m (4)\u{1b}[39m\n";
        assert_eq!(judge(Runner::Vitest, true, output), Ok(counts(4, 0)));
    }

    #[test]
    fn a_vitest_file_that_does_not_load_fails_although_no_test_of_it_is_counted() {
        let output = " Test Files  1 failed | 1 passed (2)\n      Tests  3 passed (3)\n";
        let (counted, why) = judge(Runner::Vitest, false, output).unwrap_err();
        assert_eq!(counted, counts(3, 1));
        assert!(why.contains("although no test failed"));
    }

    #[test]
    fn playwright_counts_what_it_could_not_run_as_failed() {
        let output = "Running 9 tests using 2 workers\n\n  \
            ok 1 [chromium] > pages.spec.ts:3:1 > 2 passed (1s)\n  \
            1 failed\n    [chromium] > pages.spec.ts:9:1 > overview in both themes\n  \
            1 flaky\n    [chromium] > pages.spec.ts:12:1 > people\n  \
            2 skipped\n  1 did not run\n  6 passed (5.3s)\n";
        assert_eq!(judge(Runner::Playwright, false, output), Ok(counts(7, 2)));
    }

    #[test]
    fn a_runner_that_broke_before_its_summary_counts_as_one_failure() {
        for runner in [Runner::CargoTest, Runner::Nextest, Runner::Vitest, Runner::Playwright] {
            let (counted, why) = judge(runner, false, "error: could not compile\n").unwrap_err();
            assert_eq!(counted, Counts::ONE_FAILED, "{runner:?}");
            assert!(why.contains("could not be read"), "{runner:?}: {why}");
        }
    }

    #[test]
    fn a_runner_without_readable_numbers_fails_even_when_it_says_it_succeeded() {
        assert!(judge(Runner::Playwright, true, "all is well\n").is_err());
    }

    #[test]
    fn a_runner_that_ran_nothing_has_proven_nothing() {
        let output = "test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n";
        let (counted, why) = judge(Runner::CargoTest, true, output).unwrap_err();
        assert_eq!(counted, Counts::ONE_FAILED);
        assert_eq!(why, "it ran no test");
    }

    #[test]
    fn a_static_check_counts_as_one() {
        assert_eq!(judge(Runner::Check, true, ""), Ok(Counts::ONE_PASSED));
        assert_eq!(judge(Runner::Check, false, "12 passed"), Ok(Counts::ONE_FAILED));
    }
}
