import { Popover } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';

const REST = 550;

interface Hovered<R> {
  readonly record: R;
  readonly box: DOMRect;
}

export interface Hover<R> {
  readonly shown: Hovered<R> | null;
  enter(record: R | null, element: Element | null): void;
  leave(): void;
}

/** On which record the pointer rests. */
export function useHover<R>(isWanted: boolean): Hover<R> {
  const [shown, setShown] = useState<Hovered<R> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leave = () => {
    clearTimeout(timer.current);
    setShown(null);
  };
  const enter = (record: R | null, element: Element | null) => {
    leave();
    if (!isWanted || !record || !element || !matchMedia('(hover: hover)').matches) return;
    timer.current = setTimeout(() => setShown({ record, box: element.getBoundingClientRect() }), REST);
  };
  return { shown, enter, leave };
}

/** What is known of the record on which the pointer rests. Nothing in it can be clicked: it is for looking. */
export function HoverPanel<R>({ hover, render }: { hover: Hover<R>; render: (record: R) => ReactNode }) {
  const { shown } = hover;
  const style = shown && {
    position: 'fixed' as const,
    left: shown.box.left + 40,
    top: shown.box.bottom - 2,
    width: 0,
    height: 0,
  };
  return (
    <Popover opened={shown !== null} position="bottom-start" offset={2} width={300} withRoles={false}>
      <Popover.Target>
        <span style={style ?? { position: 'fixed' }} aria-hidden />
      </Popover.Target>
      <Popover.Dropdown aria-hidden style={{ pointerEvents: 'none' }}>
        {shown && render(shown.record)}
      </Popover.Dropdown>
    </Popover>
  );
}
