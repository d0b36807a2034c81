import classes from './charts.module.css';

/** What the colours of a chart mean, and in words what is just looked at. */
export function Legend({
  lines,
  told,
}: {
  lines: readonly { label: string; color: string }[];
  told: string;
}) {
  return (
    <div className={classes.legend}>
      {lines.map(({ label, color }) => (
        <span key={label} className={classes.sign}>
          <span className={classes.dot} style={{ background: color }} aria-hidden />
          {label}
        </span>
      ))}
      <span className={classes.told} aria-hidden>
        {told}
      </span>
    </div>
  );
}
