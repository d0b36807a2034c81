import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { PageCommandsProvider } from '../shared/commands/PageCommands';
import { KeysProvider } from '../shared/keys/KeysProvider';
import { theme, variables } from '../shared/ui/theme';
import { LanguageProvider } from './LanguageProvider';
import { createQueryClient } from './queryClient';
import { createAppRouter } from './router';

/** The whole client: what surrounds every page, and the router. */
export function App() {
  const [client] = useState(createQueryClient);
  const [router] = useState(() => createAppRouter(client));
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <LanguageProvider>
          <KeysProvider>
            <PageCommandsProvider>
              <RouterProvider router={router} />
            </PageCommandsProvider>
            <Notifications position="bottom-right" limit={4} />
          </KeysProvider>
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
