// Where everything lives, and how to be rid of it.

import { useNavigate } from "@tanstack/react-router";
import { FolderOpen, Trash2 } from "lucide-react";
import { useState } from "react";
import { useEraseAll, useRevealFolder } from "@/api/mutations";
import { Button } from "@/components/button";
import { AlertDialog } from "@/components/dialog";
import { InlineError } from "@/components/inline-error";
import { Section } from "./section";

export function DataSection() {
  const navigate = useNavigate();
  const reveal = useRevealFolder();
  const erase = useEraseAll();
  const [isAsking, setAsking] = useState(false);
  return (
    <Section
      title="Your data"
      about="Webinars, people, messages and drafts are in one encrypted file in your user folder. Its key, and the keys of servers, are in the system’s keychain. Nothing is copied anywhere else."
    >
      <div className="flex flex-wrap gap-2">
        <Button icon={FolderOpen} busy={reveal.isPending} onClick={() => reveal.mutate({})}>
          Show the folder
        </Button>
        <Button icon={Trash2} onClick={() => setAsking(true)}>
          Erase everything…
        </Button>
      </div>
      {reveal.isError && <InlineError error={reveal.error} />}
      <AlertDialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Erase everything?"
        typed="erase"
        confirm="Erase everything"
        onConfirm={async () => {
          await erase.mutateAsync({});
          navigate({ to: "/" });
        }}
      >
        All webinars, people, messages, drafts, settings and saved keys are erased from this
        computer, and cannot be brought back. Files you exported stay where they are.
      </AlertDialog>
    </Section>
  );
}
