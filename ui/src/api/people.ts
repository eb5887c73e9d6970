// Questions about many people or drafts that are asked once, for a deed, and not kept.

import { call } from "@/ipc/client";
import type {
  AttendeeId,
  CopiedView,
  DraftId,
  DraftQuery,
  DraftScope,
  PeopleColumn,
  PeopleQuery,
} from "@/ipc/types";

/** Who stands in the table from one index to another. */
export const peopleBetween = (
  webinar: string,
  query: PeopleQuery,
  from: number,
  to: number,
): Promise<AttendeeId[]> => call("attendee_ids", { webinar, query, from, most: to - from + 1 });

/** Which drafts stand in the queue from one index to another. */
export const draftsBetween = (
  webinar: string,
  query: DraftQuery,
  from: number,
  to: number,
): Promise<DraftId[]> => call("draft_ids", { webinar, query, from, most: to - from + 1 });

/** Whom these drafts are for. */
export const peopleOfDrafts = (scope: DraftScope): Promise<AttendeeId[]> =>
  call("draft_people", { scope });

/** People as lines for a spreadsheet, in the query's order. */
export const copiedPeople = (
  webinar: string,
  query: PeopleQuery,
  ids: ReadonlySet<AttendeeId>,
  columns: readonly PeopleColumn[],
): Promise<CopiedView> =>
  call("attendee_copy", { webinar, query, ids: [...ids], columns: [...columns] });
