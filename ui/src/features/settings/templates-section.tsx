// The way to the templates, which have a page of their own: a text and its mail want the room.

import { Link } from "@tanstack/react-router";
import { Section } from "./section";

export function TemplatesSection() {
  return (
    <Section
      title="Templates"
      about="What writes drafts offline, and when a model’s words could not be used."
    >
      <p>
        Every text can be yours: change the words, see the mail to a real person while you type, or
        switch a text off.
      </p>
      <div>
        <Link
          to="/settings/templates"
          draggable={false}
          className="inline-flex h-control items-center rounded-control border border-line-strong bg-surface px-3 font-medium transition-colors hover:bg-hover"
        >
          Edit templates
        </Link>
      </div>
    </Section>
  );
}
