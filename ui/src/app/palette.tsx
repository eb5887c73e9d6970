// Go to anything: every action, every webinar, every person of the webinar that is open (or of the
// newest one). Matching is by words in any order; the core finds people, also by what they wrote.
// They come last, because they arrive last: what is chosen must not move under the Enter key.

import { useNavigate } from "@tanstack/react-router";
import { Command } from "cmdk";
import { CornerDownLeft, Search, User, Video } from "lucide-react";
import { type ReactNode, useDeferredValue, useState } from "react";
import { usePeople, useWebinars } from "@/api/queries";
import { Dialog } from "@/components/dialog";
import { Caps } from "@/components/kbd";
import { TierBadge } from "@/components/tier-badge";
import type { PeopleQuery } from "@/ipc/types";
import { currentActions } from "@/lib/actions";
import { foundBy, inListOrder } from "@/lib/find-actions";
import { shortDay } from "@/lib/format";
import { everybody } from "@/lib/people-query";
import { useUi } from "./ui-store";

const mostPeople = 8;

function matches(title: string, words: string): boolean {
  const text = title.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function Item({
  value,
  onPick,
  children,
}: {
  value: string;
  onPick: () => void;
  children: ReactNode;
}) {
  return (
    <Command.Item
      value={value}
      onSelect={onPick}
      className="flex h-8 items-center gap-2 rounded-control px-2 data-[selected=true]:bg-accent-soft"
    >
      {children}
    </Command.Item>
  );
}

const group =
  "mb-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-caption [&_[cmdk-group-heading]]:text-third";

function PaletteList({ webinarId, onDone }: { webinarId: string | undefined; onDone: () => void }) {
  const navigate = useNavigate();
  const [words, setWords] = useState("");
  // Only the question to the core may lag: Enter must never pick from a list that is out of date.
  const typed = words.trim();
  const wanted = useDeferredValue(typed);
  const webinars = useWebinars().data ?? [];
  const home = webinarId ?? webinars[0]?.id;
  const query: PeopleQuery = { ...everybody, search: wanted };
  const people =
    usePeople(home ?? "", query, mostPeople, home !== undefined && wanted.length > 1).data ?? [];
  const [actions] = useState(() => inListOrder(currentActions()));
  const offered = actions.filter((action) => !action.quiet && foundBy(typed, action));
  const listed = webinars.filter((webinar) => matches(webinar.title, typed));
  const found = typed.length > 1 ? people.slice(0, mostPeople) : [];

  const pick = (run: () => void) => () => {
    onDone();
    run();
  };

  return (
    <Command shouldFilter={false} loop label="Go to anything">
      <div className="flex items-center gap-2 border-b border-line px-4">
        <Search size={16} className="text-third" aria-hidden />
        <Command.Input
          autoFocus
          value={words}
          onValueChange={setWords}
          placeholder="An action, a webinar, a person"
          className="h-11 flex-1 bg-transparent focus-visible:outline-none"
        />
      </div>
      <Command.List className="max-h-96 overflow-y-auto p-2">
        <Command.Empty className="px-2 py-6 text-center text-second">
          Nothing is called that.
        </Command.Empty>
        {offered.length > 0 && (
          <Command.Group heading="Actions" className={group}>
            {offered.map((action) => (
              <Item key={action.id} value={`action ${action.id}`} onPick={pick(action.run)}>
                <CornerDownLeft size={15} className="text-third" aria-hidden />
                <span className="truncate">{action.title}</span>
                {action.keys && (
                  <span className="ml-auto">
                    <Caps keys={action.keys} />
                  </span>
                )}
              </Item>
            ))}
          </Command.Group>
        )}
        {listed.length > 0 && (
          <Command.Group heading="Webinars" className={group}>
            {listed.map((webinar) => (
              <Item
                key={webinar.id}
                value={`webinar ${webinar.id}`}
                onPick={pick(() =>
                  navigate({
                    to: "/webinars/$webinarId/overview",
                    params: { webinarId: webinar.id },
                  }),
                )}
              >
                <Video size={15} className="text-third" aria-hidden />
                <span className="truncate">{webinar.title}</span>
                <span className="ml-auto text-caption text-second">
                  {webinar.hostedAt && shortDay(webinar.hostedAt, new Date())}
                </span>
              </Item>
            ))}
          </Command.Group>
        )}
        {found.length > 0 && (
          <Command.Group heading="People" className={group}>
            {found.map((person) => (
              <Item
                key={person.id}
                value={`person ${person.id}`}
                onPick={pick(() =>
                  navigate({
                    to: "/webinars/$webinarId/people",
                    params: { webinarId: home ?? "" },
                    search: { person: person.id },
                  }),
                )}
              >
                <User size={15} className="text-third" aria-hidden />
                <span dir="auto" className="truncate">
                  {person.name || person.email}
                </span>
                <span className="truncate text-second">{person.name && person.email}</span>
                <TierBadge tier={person.tier} className="ml-auto" />
              </Item>
            ))}
          </Command.Group>
        )}
      </Command.List>
    </Command>
  );
}

export function Palette({ webinarId }: { webinarId: string | undefined }) {
  const open = useUi((state) => state.paletteOpen);
  const setUi = useUi((state) => state.set);
  const close = () => setUi({ paletteOpen: false });
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => setUi({ paletteOpen: next })}
      title="Go to anything"
      hideTitle
    >
      <PaletteList webinarId={webinarId} onDone={close} />
    </Dialog>
  );
}
