// Numbers, prices and times as people read them. A wall time ("2025-10-01 09:00 PDT") is shown
// as the file states it and never converted to another zone.

import type { Money } from "@/ipc/types";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

interface WallParts {
  year: number;
  month: number;
  day: number;
  time: string | null;
  zone: string | null;
}

function wallParts(wall: string): WallParts | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2})?)?(?:\s+(\S.*))?$/.exec(
    wall.trim(),
  );
  if (!match) return null;
  const [, year, month, day, time, zone] = match;
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    time: time ?? null,
    zone: zone ?? null,
  };
}

/** "1 Oct 2025, 09:00 PDT"; text that is no wall time comes back as it is. */
export function longTime(wall: string): string {
  const parts = wallParts(wall);
  if (!parts) return wall;
  const date = `${parts.day} ${months[parts.month - 1]} ${parts.year}`;
  return [parts.time ? `${date}, ${parts.time}` : date, parts.zone].filter(Boolean).join(" ");
}

/** "Oct 2025" for "2025-10"; text that is no month comes back as it is. */
export function monthName(month: string): string {
  const parts = wallParts(`${month}-01`);
  return parts ? `${months[parts.month - 1]} ${parts.year}` : month;
}

/** The time of day of a wall time: "09:00"; empty where it has none. */
export function clockTime(wall: string): string {
  return wallParts(wall)?.time ?? "";
}

/** Reads "1 Oct 2025, 09:00 PDT" or "2025-10-01 09:00 PDT" into the core's form; null for neither. */
export function readWallTime(text: string): string | null {
  const named =
    /^(\d{1,2})\.?\s+([A-Za-z]{3})[a-z]*\.?\s+(\d{4})(?:,?\s+(\d{1,2}:\d{2}))?(?:\s+(\S.*))?$/.exec(
      text.trim(),
    );
  let iso = text.trim();
  if (named) {
    const [, day, name, year, time, zone] = named;
    const month = months.findIndex((each) => each.toLowerCase() === name?.toLowerCase());
    if (month < 0) return null;
    const date = `${year}-${String(month + 1).padStart(2, "0")}-${day?.padStart(2, "0")}`;
    iso = [date, time?.padStart(5, "0"), zone].filter(Boolean).join(" ");
  }
  const parts = wallParts(iso);
  if (!parts || parts.month < 1 || parts.month > 12 || parts.day < 1 || parts.day > 31) return null;
  return iso;
}

/** A moment (RFC 3339) in this computer's zone: "1 Oct 2025, 19:40". */
export function localTime(moment: string): string {
  const at = new Date(moment);
  const time = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, "0"));
  return `${at.getDate()} ${months[at.getMonth()]} ${at.getFullYear()}, ${time.join(":")}`;
}

/** "Today", "8 Oct", or "Oct 2024" for another year than today's. */
export function shortDay(wall: string, today: Date): string {
  const parts = wallParts(wall);
  if (!parts) return "";
  const sameYear = parts.year === today.getFullYear();
  if (sameYear && parts.month === today.getMonth() + 1 && parts.day === today.getDate()) {
    return "Today";
  }
  const month = months[parts.month - 1];
  return sameYear ? `${parts.day} ${month}` : `${month} ${parts.year}`;
}

const currencySign: Record<string, string> = { USD: "$", EUR: "€", GBP: "£" };

/** "$97", "€97.50", "97 CHF". */
export function price(money: Money): string {
  const amount = amountText(money);
  const sign = currencySign[money.currency];
  return sign ? `${sign}${amount}` : `${amount} ${money.currency}`;
}

/** "$1,164": an amount that nobody knows to the cent, in whole units. */
export function roundPrice({ hundredths, currency }: Money): string {
  const whole = Math.round(hundredths / 100).toLocaleString("en-US");
  const sign = currencySign[currency];
  return sign ? `${sign}${whole}` : `${whole} ${currency}`;
}

/** The amount alone, for an input: "97", "97.50". */
export function amountText(money: Money): string {
  const whole = Math.trunc(money.hundredths / 100);
  const cents = money.hundredths % 100;
  return cents === 0 ? String(whole) : `${whole}.${String(cents).padStart(2, "0")}`;
}

/** Reads what a person typed as a price; null for what is none. */
export function readAmount(text: string): number | null {
  const cleaned = text.trim().replace(/[$€£\s']/g, "");
  const match = /^(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(cleaned);
  if (!match) return null;
  const whole = (match[1] ?? "").replace(/[.,]/g, "");
  const cents = (match[2] ?? "").padEnd(2, "0");
  const hundredths = Number(`${whole}${cents}`);
  return Number.isSafeInteger(hundredths) ? hundredths : null;
}

/** "$0.42", "under 1 cent": what a model costs, which is often very little. */
export function dollars(value: number): string {
  if (value > 0 && value < 0.01) return "under 1 cent";
  return `$${value.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** "a few seconds", "about 4 minutes": how long something will take. */
export function aboutHowLong(seconds: number): string {
  if (seconds < 20) return "a few seconds";
  if (seconds < 90) return "about a minute";
  if (seconds < 5400) return `about ${Math.round(seconds / 60)} minutes`;
  return `about ${Math.round(seconds / 3600)} hours`;
}

/** "97 %", with a dash for unknown: unknown is never shown as 0. */
export function percent(value: number | null): string {
  return value === null ? "–" : `${Math.round(value)} %`;
}

/** "98.8": scores always carry their one decimal. */
export function score(value: number): string {
  return value.toFixed(1);
}

export function minutes(value: number | null): string {
  return value === null ? "–" : `${Math.round(value * 10) / 10} min`;
}
