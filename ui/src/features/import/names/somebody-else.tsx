// Picks a person whom the program did not suggest: from the whole list of an imported webinar, or,
// before the import, from the people whom other names may be. An address can always be typed.

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { usePeople } from "@/api/queries";
import { Button } from "@/components/button";
import { Popover } from "@/components/popover";
import type { CandidateView, DecisionView, PeopleQuery } from "@/ipc/types";
import { everybody } from "@/lib/people-query";
import { looksLikeAddress, personOf } from "./names";

type Pick = (decision: DecisionView) => void;

/** As many as can be looked through; more letters find the others. */
const mostPeople = 30;

function usePeopleToPick(
  webinarId: string | null,
  others: readonly CandidateView[],
  typed: string,
): CandidateView[] {
  const query: PeopleQuery = { ...everybody, search: typed, sort: "name" };
  const onList = usePeople(webinarId ?? "", query, mostPeople, webinarId !== null).data;
  if (webinarId !== null) {
    return (onList ?? []).map((row) => ({
      person: personOf(row),
      label: row.name || row.email || "(no name)",
      email: row.email,
      reason: "",
    }));
  }
  const words = typed.toLowerCase();
  return others
    .filter(({ label, email }) => `${label} ${email ?? ""}`.toLowerCase().includes(words))
    .slice(0, mostPeople);
}

function PeopleList({
  webinarId,
  others,
  onPick,
}: {
  webinarId: string | null;
  others: readonly CandidateView[];
  onPick: Pick;
}) {
  const [typed, setTyped] = useState("");
  const people = usePeopleToPick(webinarId, others, useDeferredValue(typed.trim()));
  const address = looksLikeAddress(typed) ? typed.trim().toLowerCase() : null;
  const isKnown = people.some((person) => person.email === address);
  const item =
    "flex min-h-8 items-center gap-2 rounded-tag px-2 py-1 data-[selected=true]:bg-hover";
  return (
    <Command loop shouldFilter={false} label="Somebody else">
      <div className="flex items-center gap-2 border-b border-line px-3">
        <Search size={15} className="text-third" aria-hidden />
        <Command.Input
          autoFocus
          value={typed}
          onValueChange={setTyped}
          placeholder="A name or an address"
          className="h-9 min-w-0 flex-1 bg-transparent focus-visible:outline-none"
        />
      </div>
      <Command.List className="max-h-66 overflow-y-auto p-1.5">
        <Command.Empty className="px-2 py-4 text-center text-second">
          {webinarId === null
            ? "Type the whole address of the person."
            : "Nobody on the list is called that."}
        </Command.Empty>
        {people.map(({ person, label, email }) => (
          <Command.Item
            key={person}
            value={person}
            className={item}
            onSelect={() => onPick({ person, label, isRemembered: false })}
          >
            <bdi className="truncate">{label}</bdi>
            <span className="truncate text-second">{email !== label && email}</span>
          </Command.Item>
        ))}
        {address && !isKnown && (
          <Command.Item
            value={`address ${address}`}
            className={item}
            onSelect={() => onPick({ person: address, label: address, isRemembered: false })}
          >
            <span className="truncate">The person with {address}</span>
          </Command.Item>
        )}
      </Command.List>
    </Command>
  );
}

export function SomebodyElse({
  name,
  webinarId,
  others,
  onPick,
}: {
  /** Whose name it is, for a screen reader. */
  name: string;
  webinarId: string | null;
  others: readonly CandidateView[];
  onPick: Pick;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      label={`Who ${name} is`}
      align="start"
      open={isOpen}
      onOpenChange={setOpen}
      className="w-panel max-w-full p-0!"
      trigger={
        <Button kind="ghost" size="sm">
          Somebody else…
        </Button>
      }
    >
      <PeopleList
        webinarId={webinarId}
        others={others}
        onPick={(decision) => {
          setOpen(false);
          onPick(decision);
        }}
      />
    </Popover>
  );
}
