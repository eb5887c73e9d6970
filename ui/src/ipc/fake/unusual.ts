// The invented people under names that hardly fit: right to left, very long, without a gap, with marks and emoji.

import type { AttendeeView } from "../types";

export const unusualTitle =
  "Donaudampfschifffahrtsgesellschaftskapitän and other very long titles: how to build custom GPTs for your business, step by step, live";

const unusualNames: readonly string[] = [
  "عبد الرحمن بن محمد الأنصاري",
  "Wolfeschlegelsteinhausenbergerdorff-Vandersteenhoven Hubert Blaine",
  "שרה בת־אברהם כהן־לוי",
  "Nguyễn Phúc Vĩnh Thụy-Ánh-Nguyệt",
  "Pneumonoultramicroscopicsilicovolcanoconiosis",
  "王小明",
  "Maria del Carmen de la Santísima Trinidad González y Rodríguez de la Vega",
  "👩‍🚀 Zoë",
];

export function withUnusualNames(people: AttendeeView[]): AttendeeView[] {
  return people.map((person, index) => {
    const name = unusualNames[index];
    if (!name) return person;
    const email = `${"a-very-long-mailbox-".repeat(index % 3)}${index}@subdomain.of-an-organisation.example`;
    return { ...person, row: { ...person.row, name, email } };
  });
}
