// The core is on this computer: nothing goes stale by itself, no retry helps, and "offline" means
// nothing. What changes is refreshed by the mutation or the host event that changed it.

import { QueryClient } from "@tanstack/react-query";
import { keys } from "./keys";

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        networkMode: "always",
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}

/** After anything that touches people, drafts or their counts. */
export async function refreshWork(client: QueryClient): Promise<void> {
  await Promise.all(
    [keys.webinars, keys.allWebinars, keys.attendees, keys.allDrafts, keys.history].map(
      (queryKey) => client.invalidateQueries({ queryKey }),
    ),
  );
}
