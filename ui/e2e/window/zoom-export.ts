// A small webinar's files as Zoom exports them: four registrants, one question, a chat with a name
// that fits nobody's whole name.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";

const heading =
  "Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name";

const came = (first: string, last: string, email: string) =>
  `Yes,${first} ${last},${first},${last},${email},"Mar 28, 2026 09:12:44",approved,"Apr 01, 2026 14:02:06","Apr 01, 2026 15:01:06",59,Yes,Portugal,`;

const absent = (first: string, last: string, email: string) =>
  `No,${first},${first},${last},${email},"Mar 29, 2026 10:12:44",approved,--,--,--,--,,`;

const report = (...people: string[]) =>
  `\uFEFF${[
    "Attendee Report,",
    'Report generated time,"Apr 04, 2026 12:18 PM"',
    "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registrants,# Cancelled registrants,Unique Viewers,Total Users,Max Concurrent Views,Enable Registration",
    `Knots for Sailors,834 7866 4154,"Apr 1, 2026 2:00 PM",62,4,0,${people.filter((row) => row.startsWith("Yes")).length},${people.filter((row) => row.startsWith("Yes")).length + 1},3,Yes`,
    "Host Details,",
    "Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name",
    'Yes,Morgan Host,morgan@harbour.example,"Apr 01, 2026 13:55:00","Apr 01, 2026 15:02:00",67,No,Portugal,',
    "Attendee Details,",
    heading,
    ...people,
  ].join("\n")}\n`;

const ada = came("Ada", "Fairholt", "ada.fairholt@example.com");
const bela = came("Bela", "Kestrel", "bela.kestrel@example.org");
const cora = came("Cora", "Marlowe", "cora.marlowe@example.net");
const edda = ["Edda", "Nowak", "edda.nowak@example.com"] as const;

const questions = `\uFEFF${[
  "Question and Answer Report",
  "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)",
  'Knots for Sailors,834 7866 4154,"Apr 1, 2026 2:00 PM",62',
  "",
  "#,Question,Asker Name,Asker Email,Answer(s)",
  "1,Which rope do I need?,Cora Marlowe,cora.marlowe@example.net,live answered",
].join("\r\n")}\r\n`;

const chat = [
  "14:10:00 From Ada Fairholt to Everyone:",
  "\tGreetings from the pier",
  "14:12:00 From Bela to Everyone:",
  "\tMy bowline slips every time",
  "",
].join("\r\n");

export interface ZoomExport {
  /** Report, questions and chat, as they are dropped together. */
  files: string[];
  /** The report once more, in which Edda came after all. */
  corrected: string;
}

/** Writes all of it into a folder; the paths say what each file is. */
export async function exportFromZoom(folder: string): Promise<ZoomExport> {
  const write = async (name: string, content: string) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  return {
    files: [
      await write("report.csv", report(ada, bela, cora, absent(...edda))),
      await write("qa.csv", questions),
      await write("chat.txt", chat),
    ],
    corrected: await write("report (1).csv", report(ada, bela, cora, came(...edda))),
  };
}
