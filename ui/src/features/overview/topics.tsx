// What chat and questions were about, each word opening its lines; and where people come from.

import { Link } from "@tanstack/react-router";
import { SectionTitle } from "@/components/panel";
import { Popover } from "@/components/popover";
import type { TopicView, WordCountView } from "@/ipc/types";
import { counted } from "@/lib/words";
import { LinesList } from "./lines-list";

export function Topics({
  topics,
  webinarId,
  hasMessages,
}: {
  topics: readonly TopicView[];
  webinarId: string;
  hasMessages: boolean;
}) {
  return (
    <section aria-label="Topics" className="mt-7">
      <SectionTitle aside={topics.length > 0 && "people who wrote about it"}>Topics</SectionTitle>
      {topics.length === 0 ? (
        <p className="mt-1 text-second">
          {hasMessages
            ? "No word comes from two different people, so there is no common topic."
            : "Nothing was written, as far as the files show."}
        </p>
      ) : (
        <ul className="mt-2 flex flex-wrap gap-1.5">
          {topics.map((topic) => (
            <li key={topic.label} className="max-w-full">
              <Popover
                label={`Lines about ${topic.label}`}
                align="start"
                className="max-h-80 w-panel-lg overflow-y-auto"
                trigger={
                  <button
                    type="button"
                    aria-label={`${topic.label}: ${counted(topic.people, "person", "people")}`}
                    className="flex h-6 max-w-full items-center gap-1.5 rounded-control border border-line-strong px-2 hover:bg-hover data-[state=open]:bg-hover"
                  >
                    <bdi className="truncate">{topic.label}</bdi>
                    <span className="tabular text-third">{topic.people}</span>
                  </button>
                }
              >
                <p className="mb-2 font-section">
                  {counted(topic.lines, "line")} by {counted(topic.people, "person", "people")}
                </p>
                <LinesList
                  webinarId={webinarId}
                  choice={{ of: "topic", value: topic.label }}
                  none="These lines are not there any more."
                />
              </Popover>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function WordBars({
  title,
  words,
  webinarId,
  search,
}: {
  title: string;
  words: readonly WordCountView[];
  webinarId: string;
  search: (word: string) => { domains: string[] } | { places: string[] };
}) {
  const most = Math.max(1, ...words.map(({ people }) => people));
  return (
    <div className="min-w-0">
      <h3 className="font-section">{title}</h3>
      <ul className="mt-1.5 flex flex-col gap-0.5">
        {words.map(({ word, people }) => (
          <li key={word}>
            <Link
              to="/webinars/$webinarId/people"
              params={{ webinarId }}
              search={search(word)}
              draggable={false}
              aria-label={`${word}: show ${counted(people, "person", "people")}`}
              className="flex items-center gap-2 rounded-tag hover:text-accent"
            >
              <bdi className="w-2/5 truncate" title={word}>
                {word}
              </bdi>
              <span aria-hidden className="flex h-1.5 flex-1">
                <span
                  className="rounded-tag bg-accent opacity-60"
                  style={{ width: `${(people / most) * 100}%` }}
                />
              </span>
              <span className="tabular w-10 text-right text-second">
                {people.toLocaleString("en-US")}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Origins({
  domains,
  locations,
  webinarId,
}: {
  domains: readonly WordCountView[];
  locations: readonly WordCountView[];
  webinarId: string;
}) {
  if (domains.length + locations.length === 0) return null;
  return (
    <section aria-label="Where people come from" className="mt-7">
      <SectionTitle aside="all who registered">Where people come from</SectionTitle>
      <div className="mt-2 grid gap-x-8 gap-y-4 mid:grid-cols-2">
        {domains.length > 0 && (
          <WordBars
            title="Companies"
            words={domains}
            webinarId={webinarId}
            search={(word) => ({ domains: [word] })}
          />
        )}
        {locations.length > 0 && (
          <WordBars
            title="Places"
            words={locations}
            webinarId={webinarId}
            search={(word) => ({ places: [word] })}
          />
        )}
      </div>
    </section>
  );
}
