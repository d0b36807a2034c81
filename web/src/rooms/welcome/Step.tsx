import { type ReactNode, useId } from 'react';
import classes from './welcome.module.css';

/** A step of the setup: what it is about, and what to do. All of them can be left out. */
export function Step({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.step} aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      <p className={classes.text}>{text}</p>
      <div className={classes.content}>{children}</div>
    </section>
  );
}
