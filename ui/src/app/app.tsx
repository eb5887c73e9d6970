// Providers, and the fork at the start: a window that can work, one that needs a passphrase, or one
// that says why it cannot. Past this point every page may rely on an open database.

import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { useSettings, useStatus } from "@/api/queries";
import { newQueryClient } from "@/api/query-client";
import { Toaster } from "@/components/toast";
import { TooltipProvider } from "@/components/tooltip";
import { useChosenKeys } from "./chosen-keys";
import { FailurePage } from "./failure-page";
import { newRouter } from "./routes";
import { useTheme } from "./theme";
import { UnlockPage } from "./unlock-page";

function Ready() {
  const [router] = useState(newRouter);
  const settings = useSettings().data;
  useTheme(settings?.appearance);
  useChosenKeys(settings?.keys);
  return <RouterProvider router={router} />;
}

function Start() {
  const status = useStatus();
  if (status.isPending) return null;
  if (status.isError) return <FailurePage error={status.error} />;
  switch (status.data.state) {
    case "ready":
      return <Ready />;
    case "passphrase_new":
      return <UnlockPage isNew />;
    case "passphrase_needed":
      return <UnlockPage isNew={false} />;
    case "failed":
      return <FailurePage error={status.data.error} />;
  }
}

export function App() {
  const [client] = useState(newQueryClient);
  return (
    <QueryClientProvider client={client}>
      <TooltipProvider delayDuration={500}>
        <Start />
        <Toaster />
      </TooltipProvider>
    </QueryClientProvider>
  );
}
