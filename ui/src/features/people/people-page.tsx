// The People page of a webinar: everybody on the list in a table that the core narrows and sorts,
// and beside it the person who was opened. All of it is in the address.

import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo, useRef, useState } from "react";
import { useWebinar } from "@/api/queries";
import { Button } from "@/components/button";
import { InlineError } from "@/components/inline-error";
import { SkeletonLines } from "@/components/skeleton";
import { useWide } from "@/components/use-wide";
import { VirtualTable } from "@/components/virtual-table";
import type { AttendeeRowView, SavedView } from "@/ipc/types";
import type { Action } from "@/lib/actions";
import { askForRun } from "@/lib/asked-run";
import type { PeopleSearch } from "@/lib/search";
import { Chips } from "./chips";
import { copyAddress, copyPeople } from "./clipboard";
import { ColumnsMenu } from "./columns-menu";
import { FilterPanel } from "./filter-panel";
import { keepActions, useKeeping, useKeepingMany } from "./keeping";
import { NobodyHere } from "./nobody-here";
import { columnsToDraw } from "./people-columns";
import { PeopleFilters } from "./people-filters";
import { chipsOf, isNarrowed, queryOf, searchOf, withoutFilters } from "./people-query";
import { searchSort, tableSort } from "./people-sort";
import { PersonPanel } from "./person-panel";
import { SelectionBar } from "./selection-bar";
import { useColumns } from "./use-columns";
import { usePageActions } from "./use-page-actions";
import { usePeopleList } from "./use-people";
import { ViewsMenu } from "./views-menu";

export function PeoplePage() {
  const { webinarId } = useParams({ from: "/webinars/$webinarId/people" });
  const search = useSearch({ from: "/webinars/$webinarId/people" });
  const navigate = useNavigate({ from: "/webinars/$webinarId/people" });
  const query = useMemo(() => queryOf(search), [search]);
  const keep = useKeeping();
  const keepMany = useKeepingMany();
  const webinar = useWebinar(webinarId);
  const field = useRef<HTMLInputElement>(null);
  const page = useRef<HTMLElement>(null);
  const isWide = useWide();
  const [moved, setMoved] = useState<string | null>(null);
  const [menu, setMenu] = useState<"filters" | "views" | null>(null);
  const [chosenColumns, chooseColumns] = useColumns();

  const open = search.person ?? null;
  const change = useCallback(
    (next: PeopleSearch) =>
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
  const { table, cursor, row, selection, onSight, goTo } = usePeopleList(
    webinarId,
    query,
    open ?? moved,
    toCursor,
  );
  const { first, size: people, rowAt } = table;
  const counts = first.data?.counts;

  const show = useCallback(
    (chosen: AttendeeRowView) => {
      setMoved(chosen.id);
      change({ person: chosen.id });
    },
    [change],
  );
  const close = useCallback(() => {
    setMoved(open);
    change({ person: undefined });
  }, [open, change]);
  const reset = () => void navigate({ search: (before) => withoutFilters(before), replace: true });
  const apply = (view: SavedView) => {
    if (view.columns.length > 0) chooseColumns(view.columns);
    void navigate({ search: { ...searchOf(view.query), person: open ?? undefined } });
  };
  const room = !isWide ? "few" : open === null ? "all" : "fewest";
  const { ids, columns } = useMemo(
    () => columnsToDraw(chosenColumns, room, query.leftOut),
    [chosenColumns, room, query.leftOut],
  );
  const copyChosen = () => void copyPeople(webinarId, query, selection.ids, ids);
  const writeToChosen = () =>
    askForRun({ webinarId, scope: { of: "people", ids: [...selection.ids] }, rewrite: false });
  const keepChosen = (kept: boolean) => {
    keepMany([...selection.ids], kept);
    selection.clear();
  };

  const hasChosen = selection.count > 0;
  const actions: Action[] = [
    {
      id: "people.find",
      run: () => {
        field.current?.focus();
        field.current?.select();
      },
    },
    { id: "people.next", run: () => people > 0 && goTo(Math.min(cursor + 1, people - 1)) },
    { id: "people.previous", run: () => people > 0 && goTo(Math.max(cursor - 1, 0)) },
    { id: "people.open", when: () => row !== undefined, run: () => row && show(row) },
    {
      id: "people.copy",
      when: () => Boolean(row?.email),
      run: () => void copyAddress(row?.email ?? ""),
    },
    { id: "people.select", when: () => people > 0, run: () => selection.onAll(true) },
    { id: "people.toggle", when: () => cursor >= 0, run: () => selection.onToggle(cursor) },
    {
      id: "people.copy_rows",
      // Words that are marked somewhere are what a person means by copying.
      when: () => hasChosen && (window.getSelection()?.isCollapsed ?? true),
      run: copyChosen,
    },
    { id: "people.write", when: () => hasChosen && !query.leftOut, run: writeToChosen },
    { id: "people.filters", run: () => setMenu("filters") },
    { id: "people.views", run: () => setMenu("views") },
    {
      id: "people.close",
      title: hasChosen ? "Clear the selection" : "Close the person",
      when: () => hasChosen || open !== null,
      run: () => (hasChosen ? selection.clear() : close()),
    },
    {
      id: "people.asked",
      title: query.asked ? "Show everybody" : "Only who asked a question",
      run: () => change({ asked: !query.asked || undefined }),
    },
    {
      id: "people.left",
      title: query.leftOut ? "Show the audience" : "Show who is left out",
      run: () => change({ left: !query.leftOut || undefined, person: undefined }),
    },
    ...(hasChosen
      ? [
          {
            id: "people.keep",
            title: query.leftOut ? "Count the selected as audience" : "Leave the selected out",
            run: () => keepChosen(query.leftOut),
          },
        ]
      : row
        ? keepActions(row, keep)
        : []),
  ];
  usePageActions("people", actions);

  if (first.isError) {
    return (
      <InlineError
        error={first.error}
        action={<Button onClick={() => void first.refetch()}>Try again</Button>}
        className="m-6"
      />
    );
  }
  const chips = chipsOf(query);

  return (
    <div className="relative flex h-full min-h-0">
      <section ref={page} aria-label="People" className="flex min-h-0 min-w-0 flex-1 flex-col">
        <PeopleFilters
          query={query}
          counts={counts}
          shown={first.data?.people}
          leftOut={webinar.data?.counts.leftOut}
          field={field}
          onChange={change}
          onDown={() => {
            if (cursor < 0 && people > 0) goTo(0);
            page.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
          }}
          filters={
            <FilterPanel
              query={query}
              counts={counts}
              active={chips.length}
              open={menu === "filters"}
              onOpenChange={(isOpen) => setMenu(isOpen ? "filters" : null)}
              onChange={change}
            />
          }
          chips={isNarrowed(query) && <Chips chips={chips} onChange={change} onReset={reset} />}
          menus={
            <>
              <ViewsMenu
                query={query}
                columns={chosenColumns ?? []}
                open={menu === "views"}
                onOpenChange={(isOpen) => setMenu(isOpen ? "views" : null)}
                onApply={apply}
              />
              {!query.leftOut && (
                <ColumnsMenu
                  shown={ids}
                  isUsual={chosenColumns === null}
                  onChoose={chooseColumns}
                />
              )}
            </>
          }
        />
        {!first.data ? (
          <div className="p-5">
            <SkeletonLines lines={12} label="People are loading" />
          </div>
        ) : people === 0 ? (
          <NobodyHere isNarrowed={isNarrowed(query)} areLeftOut={query.leftOut} onReset={reset} />
        ) : (
          <VirtualTable
            label="People"
            columns={columns}
            count={people}
            rowAt={rowAt}
            rowId={(each) => each.id}
            rowName={(each) => each.name || each.email || "somebody without a name"}
            cursor={cursor}
            onCursor={goTo}
            onOpen={show}
            selection={selection}
            sort={tableSort(query)}
            onSort={(next) => change(searchSort(next))}
            onSight={onSight}
            about={JSON.stringify(query)}
          />
        )}
        {hasChosen && (
          <SelectionBar
            count={selection.count}
            areLeftOut={query.leftOut}
            onCopy={copyChosen}
            onWrite={writeToChosen}
            onKeep={keepChosen}
            onClear={selection.clear}
          />
        )}
      </section>
      {open !== null && (
        <div className="max-wide:float absolute inset-y-0 right-0 z-20 w-panel max-w-full overflow-y-auto bg-sunken max-wide:border-l max-wide:border-line wide:static wide:flex wide:overflow-visible">
          <PersonPanel
            webinarId={webinarId}
            id={open}
            length={webinar.data?.details.durationMinutes ?? null}
            onClose={close}
            onCopy={(email) => void copyAddress(email)}
            onKeep={keep}
          />
        </div>
      )}
    </div>
  );
}
