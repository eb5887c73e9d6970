// Who writes: the built-in templates, or the model that is set up. Each says what it means for the
// list: what leaves this computer, what it costs, how long it takes.

import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { FileText, Sparkles } from "lucide-react";
import { RadioGroup } from "radix-ui";
import { useKeyStatus, useSettings } from "@/api/queries";
import type { Engine } from "@/ipc/types";

function serverName(baseUrl: string): string {
  try {
    return new URL(baseUrl).host;
  } catch {
    return baseUrl;
  }
}

/** The model that is set up, and whether it can be asked. A server of one's own may want no key. */
export function useModel() {
  const engine = useSettings().data?.engine;
  const hasKey = useKeyStatus().data?.saved ?? false;
  const server = engine ? serverName(engine.baseUrl) : "";
  const needsKey = server === "api.openai.com" && !hasKey;
  return {
    preferred: engine?.engine ?? "templates",
    model: engine?.model || "A model",
    server,
    // Who runs a model on a computer or network of their own pays nobody, and has no batches.
    isForHire: !/^(localhost|127\.|10\.|192\.168\.|\[)/.test(server),
    isReady: engine !== undefined && !needsKey && engine.model !== "",
  };
}

export function EngineChoice({
  value,
  onChange,
}: {
  value: Engine;
  onChange: (engine: Engine) => void;
}) {
  const { model, server, isReady } = useModel();
  const choices = [
    {
      engine: "templates" as const,
      icon: FileText,
      title: "Templates",
      text: "Built in and offline. Takes seconds, costs nothing, sends nothing.",
      disabled: false,
    },
    {
      engine: "openai" as const,
      icon: Sparkles,
      title: model,
      text: isReady
        ? `Sends what each person wrote and did, with your webinar's details, to ${server}. No address, no score.`
        : "Needs a key before it can write.",
      disabled: !isReady,
    },
  ];
  return (
    <div>
      <RadioGroup.Root
        aria-label="Written by"
        value={value}
        onValueChange={(next) => onChange(next as Engine)}
        className="grid gap-2 mid:grid-cols-2"
      >
        {choices.map(({ engine, icon: Icon, title, text, disabled }) => (
          <RadioGroup.Item
            key={engine}
            value={engine}
            disabled={disabled}
            className={clsx(
              "flex flex-col items-start rounded-card border bg-surface p-3 text-left transition-colors",
              engine === value ? "border-accent outline-1 outline-accent" : "border-line-strong",
              !disabled && "hover:bg-hover",
            )}
          >
            <span className="flex items-center gap-2 font-section wrap-anywhere">
              <Icon size={15} className={disabled ? "text-third" : "text-accent"} aria-hidden />
              {title}
            </span>
            <span className="mt-1 block text-second">{text}</span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {!isReady && (
        <p className="mt-2 text-second">
          <Link
            to="/settings"
            className="rounded-tag font-medium text-accent underline-offset-2 hover:underline"
          >
            Set up a model
          </Link>{" "}
          to have each mail written from scratch.
        </p>
      )}
    </div>
  );
}
