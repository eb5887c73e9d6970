// The People page of a webinar: everybody on the list in a table that the core narrows and sorts,
// and beside it the person who was opened. All of it is in the address.

import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { SearchX, Users, UserX } from "lucide-react";
import { useCallback, useMemo, useRef, useState } from "react";
import { useOverview, usePeople, useWebinar } from "@/api/queries";
import { Button } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { InlineError } from "@/components/inline-error";
import { SkeletonLines } from "@/components/skeleton";
import { said } from "@/components/toast";
import { useWide } from "@/components/use-wide";
import { VirtualTable } from "@/components/virtual-table";
import type { AttendeeRowView } from "@/ipc/types";
import { type Action, useActions } from "@/lib/actions";
import type { PeopleSearch } from "@/lib/search";
import { keepActions, useKeeping } from "./keeping";
import { columns, visibleColumns } from "./people-columns";
import { PeopleFilters } from "./people-filters";
import { searchSort, tableSort } from "./people-sort";
import { PersonPanel } from "./person-panel";

const group = "People";
const none: readonly AttendeeRowView[] = [];

async function copy(email: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(email);
    said(`Copied ${email}.`, undefined, "copied");
  } catch {
    said("The address could not be copied. Select it and copy it by hand.", undefined, "copied");
  }
}

export function PeoplePage() {
  const { webinarId } = useParams({ from: "/webinars/$webinarId/people" });
  const search = useSearch({ from: "/webinars/$webinarId/people" });
  const navigate = useNavigate({ from: "/webinars/$webinarId/people" });
  const {
    find = "",
    tiers: chosen = [],
    asked = false,
    left = false,
    sort = "rank",
    reversed = false,
  } = search;
  const people = usePeople(webinarId, {
    search: find,
    // Nobody who is left out has a tier.
    tiers: left ? [] : chosen,
    asked,
    leftOut: left,
    sort,
    reversed,
  });
  const keep = useKeeping();
  const overview = useOverview(webinarId);
  const webinar = useWebinar(webinarId);
  const field = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLElement>(null);
  const isWide = useWide();
  const [moved, setMoved] = useState<string | null>(null);

  const rows = people.data ?? none;
  const open = search.person ?? null;
  const cursor = open ?? moved;

  const change = useCallback(
    (next: Partial<PeopleSearch>) =>
      void navigate({ search: (before) => ({ ...before, ...next }), replace: true }),
    [navigate],
  );
  const toCursor = useCallback(
    (id: string) => {
      setMoved(id);
      // While a person is open, the panel goes along.
      if (open !== null) change({ person: id });
    },
    [open, change],
  );
  const show = useCallback(
    (row: AttendeeRowView) => {
      setMoved(row.id);
      change({ person: row.id });
    },
    [change],
  );
  const close = useCallback(() => {
    setMoved(open);
    change({ person: undefined });
  }, [open, change]);

  const actions = useMemo<Action[]>(() => {
    const at = rows.findIndex((row) => row.id === cursor);
    const step = (by: number) => {
      const row = rows[at + by] ?? rows[Math.max(at, 0)];
      if (row) toCursor(row.id);
    };
    const row = rows[at];
    return [
      {
        id: "people.find",
        title: "Search people",
        group,
        keys: "/",
        run: () => {
          field.current?.focus();
          field.current?.select();
        },
      },
      {
        id: "people.next",
        title: "Next person",
        group,
        keys: "j",
        quiet: true,
        run: () => step(1),
      },
      {
        id: "people.previous",
        title: "Previous person",
        group,
        keys: "k",
        quiet: true,
        run: () => step(-1),
      },
      {
        id: "people.open",
        title: "Open the person",
        group,
        keys: "o",
        quiet: true,
        when: () => row !== undefined,
        run: () => row && show(row),
      },
      {
        id: "people.copy",
        title: "Copy the address",
        group,
        keys: "c",
        when: () => Boolean(row?.email),
        run: () => void copy(row?.email ?? ""),
      },
      {
        id: "people.close",
        title: "Close the person",
        group,
        keys: "escape",
        quiet: true,
        when: () => open !== null,
        run: close,
      },
      {
        id: "people.asked",
        title: asked ? "Show everybody" : "Only who asked a question",
        group,
        keys: "q",
        run: () => change({ asked: !asked || undefined }),
      },
      {
        id: "people.left",
        title: left ? "Show the audience" : "Show who is left out",
        group,
        keys: "h",
        run: () => change({ left: !left || undefined, person: undefined }),
      },
      ...(row ? keepActions(row, keep) : []),
    ];
  }, [rows, cursor, open, asked, left, keep, toCursor, show, close, change]);
  useActions("people", actions);

  if (people.isError) return <InlineError error={people.error} className="m-6" />;
  const isNarrowed = find !== "" || chosen.length > 0 || asked;
  const clear = () =>
    change({ find: undefined, tiers: undefined, asked: undefined, left: undefined });
  const { counts } = webinar.data ?? {};

  return (
    <div className="relative flex h-full min-h-0">
      <section ref={table} aria-label="People" className="flex min-h-0 min-w-0 flex-1 flex-col">
        <PeopleFilters
          find={find}
          onFind={(next) => change({ find: next || undefined })}
          chosen={chosen}
          onChosen={(next) => change({ tiers: next.length > 0 ? next : undefined })}
          asked={asked}
          onAsked={(next) => change({ asked: next || undefined })}
          left={left}
          onLeft={(next) => change({ left: next || undefined, person: undefined })}
          leftOut={counts?.leftOut}
          counts={overview.data?.tiers}
          shown={people.data?.length}
          total={left ? counts?.leftOut : counts?.people}
          field={field}
          onDown={() => {
            const first = rows[0];
            if (first && !rows.some((row) => row.id === cursor)) toCursor(first.id);
            table.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
          }}
        />
        {people.data ? (
          <VirtualTable
            label="People"
            columns={columns}
            rows={rows}
            rowId={(row) => row.id}
            cursor={cursor}
            onCursor={toCursor}
            onOpen={show}
            onPick={show}
            sort={tableSort({ sort, reversed })}
            onSort={(next) => change(searchSort(next))}
            visibility={visibleColumns(!isWide ? "few" : open === null ? "all" : "fewest", left)}
            empty={
              isNarrowed ? (
                <EmptyState
                  icon={SearchX}
                  title="Nobody fits"
                  action={<Button onClick={clear}>Show everybody</Button>}
                >
                  Words are looked for in names, addresses and messages.
                </EmptyState>
              ) : left ? (
                <EmptyState
                  icon={UserX}
                  title="Nobody is left out"
                  action={<Button onClick={clear}>Show everybody</Button>}
                >
                  Hosts, speakers, the team, notetakers and cancelled registrations would be here.
                </EmptyState>
              ) : (
                <EmptyState icon={Users} title="Nobody is on this list yet">
                  Import the attendance file of the webinar.
                </EmptyState>
              )
            }
          />
        ) : (
          <div className="p-5">
            <SkeletonLines lines={12} label="People are loading" />
          </div>
        )}
      </section>
      {open !== null && (
        <div className="max-wide:float absolute inset-y-0 right-0 z-20 w-panel max-w-full overflow-y-auto bg-sunken max-wide:border-l max-wide:border-line wide:static wide:flex wide:overflow-visible">
          <PersonPanel
            webinarId={webinarId}
            id={open}
            length={webinar.data?.details.durationMinutes ?? null}
            onClose={close}
            onCopy={(email) => void copy(email)}
            onKeep={keep}
          />
        </div>
      )}
    </div>
  );
}
