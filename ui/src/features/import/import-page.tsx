// The Import tab of a webinar: what was imported and what was noticed; or, when files wait to be
// added to it, those files as they will be read.

import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Imported } from "./imported";
import { StagedImport } from "./staged-import";

const here = "/webinars/$webinarId/import";

export function ImportPage() {
  const { webinarId } = useParams({ from: here });
  const { staging } = useSearch({ from: here });
  const navigate = useNavigate();
  if (!staging) return <Imported webinarId={webinarId} />;
  return (
    <StagedImport
      staging={staging}
      webinarId={webinarId}
      onDiscarded={() => navigate({ to: here, params: { webinarId }, search: {} })}
    />
  );
}
