import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Outlet,
  redirect,
  type SearchSchemaInput,
} from '@tanstack/react-router';
import { caseQueries } from '../data/cases';
import { contactQueries } from '../data/contacts';
import { opportunityQueries } from '../data/opportunities';
import { sessionQueries } from '../data/session';
import { type CaseSearch, readCaseSearch } from '../rooms/cases/caseSearch';
import { type ChangeSearch, readChangeSearch } from '../rooms/changes/changeSearch';
import { type ContactSearch, readContactSearch } from '../rooms/contacts/contactSearch';
import { type BoardSearch, readBoardSearch } from '../rooms/opportunities/board/boardSearch';
import { type OpportunitySearch, readOpportunitySearch } from '../rooms/opportunities/list/opportunitySearch';
import { readTaskSearch, type TaskSearch } from '../rooms/tasks/taskSearch';
import { readTrashSearch, type TrashSearch } from '../rooms/trash/trashSearch';
import { oneOf, present, text } from '../shared/url/search';
import { NotFoundPage, RouteError } from './fallbacks';
import { lazyPage } from './lazyPage';
import { Shell } from './shell/Shell';

export interface RouterContext {
  readonly client: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  errorComponent: RouteError,
  notFoundComponent: NotFoundPage,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (raw: { back?: string } & SearchSchemaInput) =>
    present({ back: text({ ...raw }, 'back', 2000) }),
  component: lazyPage(() => import('../pages/SignInPage'), 'SignInPage'),
});

/** Everything that needs somebody signed in, inside the frame. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const self = await context.client.ensureQueryData(sessionQueries.self());
    if (!self)
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { back: location.href } });
  },
});

const at = <P extends string>(path: P) => ({ getParentRoute: () => shell, path }) as const;

const dashboard = createRoute({
  ...at('/'),
  component: lazyPage(() => import('../pages/DashboardPage'), 'DashboardPage'),
});
const contacts = createRoute({
  ...at('/contacts'),
  validateSearch: (raw: ContactSearch & SearchSchemaInput) => readContactSearch({ ...raw }),
  component: lazyPage(() => import('../pages/ContactsPage'), 'ContactsPage'),
});
const newContact = createRoute({
  ...at('/contacts/new'),
  validateSearch: (raw: { kind?: 'person' | 'company' } & SearchSchemaInput) =>
    present({ kind: oneOf({ ...raw }, 'kind', ['person', 'company']) }),
  component: lazyPage(() => import('../pages/NewContactPage'), 'NewContactPage'),
});
const contact = createRoute({
  ...at('/contacts/$id'),
  loader: ({ context, params }) => context.client.prefetchQuery(contactQueries.detail(Number(params.id))),
  component: lazyPage(() => import('../pages/ContactPage'), 'ContactPage'),
});
const opportunities = createRoute({
  ...at('/opportunities'),
  validateSearch: (raw: OpportunitySearch & SearchSchemaInput) => readOpportunitySearch({ ...raw }),
  component: lazyPage(() => import('../pages/OpportunitiesPage'), 'OpportunitiesPage'),
});
const board = createRoute({
  ...at('/opportunities/board'),
  validateSearch: (raw: BoardSearch & SearchSchemaInput) => readBoardSearch({ ...raw }),
  component: lazyPage(() => import('../pages/BoardPage'), 'BoardPage'),
});
const forecast = createRoute({
  ...at('/opportunities/forecast'),
  validateSearch: (raw: BoardSearch & SearchSchemaInput) => readBoardSearch({ ...raw }),
  component: lazyPage(() => import('../pages/ForecastPage'), 'ForecastPage'),
});
const opportunity = createRoute({
  ...at('/opportunities/$id'),
  loader: ({ context, params }) => context.client.prefetchQuery(opportunityQueries.detail(Number(params.id))),
  component: lazyPage(() => import('../pages/OpportunityPage'), 'OpportunityPage'),
});
const tasks = createRoute({
  ...at('/tasks'),
  validateSearch: (raw: TaskSearch & SearchSchemaInput) => readTaskSearch({ ...raw }),
  component: lazyPage(() => import('../pages/TasksPage'), 'TasksPage'),
});
const taskBoard = createRoute({
  ...at('/tasks/board'),
  validateSearch: (raw: TaskSearch & SearchSchemaInput) => readTaskSearch({ ...raw }),
  component: lazyPage(() => import('../pages/TaskBoardPage'), 'TaskBoardPage'),
});
const calendar = createRoute({
  ...at('/tasks/calendar'),
  validateSearch: (raw: TaskSearch & SearchSchemaInput) => readTaskSearch({ ...raw }),
  component: lazyPage(() => import('../pages/CalendarPage'), 'CalendarPage'),
});
const cases = createRoute({
  ...at('/cases'),
  validateSearch: (raw: CaseSearch & SearchSchemaInput) => readCaseSearch({ ...raw }),
  component: lazyPage(() => import('../pages/CasesPage'), 'CasesPage'),
});
const oneCase = createRoute({
  ...at('/cases/$id'),
  loader: ({ context, params }) => context.client.prefetchQuery(caseQueries.detail(Number(params.id))),
  component: lazyPage(() => import('../pages/CasePage'), 'CasePage'),
});
const settings = createRoute({
  ...at('/settings/$section'),
  component: lazyPage(() => import('../pages/SettingsPage'), 'SettingsPage'),
});
const allSettings = createRoute({
  ...at('/settings'),
  beforeLoad: () => {
    throw redirect({ to: '/settings/$section', params: { section: 'appearance' } });
  },
});
const trash = createRoute({
  ...at('/trash'),
  validateSearch: (raw: TrashSearch & SearchSchemaInput) => readTrashSearch({ ...raw }),
  component: lazyPage(() => import('../pages/TrashPage'), 'TrashPage'),
});
const changes = createRoute({
  ...at('/changes'),
  validateSearch: (raw: ChangeSearch & SearchSchemaInput) => readChangeSearch({ ...raw }),
  component: lazyPage(() => import('../pages/ChangesPage'), 'ChangesPage'),
});
const welcome = createRoute({
  ...at('/welcome'),
  component: lazyPage(() => import('../pages/WelcomePage'), 'WelcomePage'),
});

const inside = [
  dashboard,
  contacts,
  newContact,
  contact,
  opportunities,
  board,
  forecast,
  opportunity,
  tasks,
  taskBoard,
  calendar,
  cases,
  oneCase,
  settings,
  allSettings,
  trash,
  changes,
  welcome,
] as const;

export function createAppRouter(client: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([signIn, shell.addChildren(inside)]),
    context: { client },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 400,
    scrollRestoration: false,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NotFoundPage,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
