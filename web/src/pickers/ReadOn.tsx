import { useText } from '../shared/i18n/text';
import classes from './ReadOn.module.css';

/** The end of what has been read of a list: coming near it reads on. */
export function ReadOn({ isReading, onReach }: { isReading: boolean; onReach: () => void }) {
  const t = useText('history');
  const watch = (element: HTMLElement | null) => {
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && onReach(),
    );
    observer.observe(element);
    return () => observer.disconnect();
  };
  return (
    <div className={classes.more}>
      <span ref={watch} className={classes.reach} aria-hidden />
      <p className={classes.text} role="status">
        {isReading && t('loadingMore')}
      </p>
    </div>
  );
}
