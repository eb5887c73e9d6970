// The places, and nothing else. Each page is its own chunk. The history lives behind the hash: a
// program has no server that could answer for a path.

import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import { draftsSearch, importSearch, peopleSearch, settingsSearch } from "@/lib/search";
import { Home } from "./home";
import { Lost, PageFailure } from "./page-failure";
import { Shell } from "./shell";
import { WebinarFrame } from "./webinar-frame";

const root = createRootRoute({ component: Shell, notFoundComponent: Lost });

const home = createRoute({ getParentRoute: () => root, path: "/", component: Home });

const newWebinar = createRoute({
  getParentRoute: () => root,
  path: "/new",
  validateSearch: importSearch,
  component: lazyRouteComponent(
    () => import("@/features/import/new-webinar-page"),
    "NewWebinarPage",
  ),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: "/settings",
  validateSearch: settingsSearch,
  component: lazyRouteComponent(() => import("@/features/settings/settings-page"), "SettingsPage"),
});

const templates = createRoute({
  getParentRoute: () => root,
  path: "/settings/templates",
  component: lazyRouteComponent(
    () => import("@/features/settings/templates/templates-page"),
    "TemplatesPage",
  ),
});

const webinar = createRoute({
  getParentRoute: () => root,
  path: "/webinars/$webinarId",
  component: WebinarFrame,
});

const importTab = createRoute({
  getParentRoute: () => webinar,
  path: "/import",
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import("@/features/import/import-page"), "ImportPage"),
});

const overviewTab = createRoute({
  getParentRoute: () => webinar,
  path: "/overview",
  component: lazyRouteComponent(() => import("@/features/overview/overview-page"), "OverviewPage"),
});

const peopleTab = createRoute({
  getParentRoute: () => webinar,
  path: "/people",
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import("@/features/people/people-page"), "PeoplePage"),
});

const draftsTab = createRoute({
  getParentRoute: () => webinar,
  path: "/drafts",
  validateSearch: draftsSearch,
  component: lazyRouteComponent(() => import("@/features/drafts/drafts-page"), "DraftsPage"),
});

const exportTab = createRoute({
  getParentRoute: () => webinar,
  path: "/export",
  component: lazyRouteComponent(() => import("@/features/export/export-page"), "ExportPage"),
});

const routeTree = root.addChildren([
  home,
  newWebinar,
  settings,
  templates,
  webinar.addChildren([importTab, overviewTab, peopleTab, draftsTab, exportTab]),
]);

export function newRouter() {
  return createRouter({
    routeTree,
    history: createHashHistory(),
    defaultErrorComponent: PageFailure,
    defaultPreload: "intent",
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
