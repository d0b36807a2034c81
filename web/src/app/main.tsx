import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../shared/ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { isServed } from './served';

// After an update of the server, parts of the old client are no longer there: read the page anew, once. Not while the
// server is away: the client with all that was typed into it would leave the screen.
window.addEventListener('vite:preloadError', async () => {
  if (sessionStorage.getItem('rapport.reloaded') === location.href || !(await isServed())) return;
  sessionStorage.setItem('rapport.reloaded', location.href);
  location.reload();
});

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
