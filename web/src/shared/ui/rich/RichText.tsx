import { createElement, Fragment, type ReactNode, useMemo } from 'react';
import { plainText } from '../../wire/texts';
import { isHtml, linked, type Piece, piecesOf } from './pieces';
import classes from './RichText.module.css';

/**
 * What somebody wrote, with its looks: text, or HTML as the server cleaned it.
 *
 * No markup reaches the page as markup: it is read into a tree of known pieces, and those are drawn.
 */
export function RichText({ content }: { content: string }) {
  const pieces = useMemo(() => readPieces(content), [content]);
  return (
    <div className={classes.text} data-plain={!isHtml(content) || undefined}>
      {pieces.map(drawn)}
    </div>
  );
}

/** Reads text or HTML. The document that it is read into is never shown: it runs and loads nothing. */
export function readPieces(content: string): readonly Piece[] {
  if (!isHtml(content)) return linked(plainText(content));
  return piecesOf(new DOMParser().parseFromString(content, 'text/html').body.childNodes);
}

function drawn(piece: Piece, index: number): ReactNode {
  if (typeof piece === 'string') return <Fragment key={index}>{piece}</Fragment>;
  const children = piece.children.map(drawn);
  if (piece.tag === 'mention')
    return (
      <span key={index} className={classes.mention}>
        {children}
      </span>
    );
  if (piece.tag === 'a')
    return (
      <a key={index} href={piece.href} target="_blank" rel="noreferrer noopener">
        {children}
      </a>
    );
  return createElement(piece.tag, { key: index }, ...children);
}
