import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../shared/ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';

// After an update of the server, parts of the old client are no longer there: read the page anew, once.
window.addEventListener('vite:preloadError', (event) => {
  if (sessionStorage.getItem('rapport.reloaded') === location.href) return;
  sessionStorage.setItem('rapport.reloaded', location.href);
  event.preventDefault();
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
