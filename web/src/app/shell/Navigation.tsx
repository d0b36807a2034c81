import { Link } from '@tanstack/react-router';
import { useText } from '../../shared/i18n/text';
import { Logo } from '../../shared/ui/Logo';
import { DESTINATIONS } from './destinations';
import classes from './Shell.module.css';

/** Where one can go: at the left, or at the bottom of a phone. */
export function Navigation() {
  const t = useText('common');
  return (
    <nav className={classes.nav} aria-label={t('navigation')}>
      <Link to="/" className={classes.brand}>
        <Logo size={22} />
        {t('brand')}
      </Link>
      <ul className={classes.links}>
        {DESTINATIONS.map(({ to, label, short = label, isAside, icon: Icon }) => (
          <li key={to} data-aside={isAside}>
            <Link to={to} className={classes.link} activeOptions={{ exact: to === '/' }}>
              <Icon size={17} stroke={1.7} aria-hidden />
              <span className={classes.long}>{t(label)}</span>
              <span className={classes.short}>{t(short)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
