import { expect, it } from 'vitest';
import type { Event } from '../../shared/wire/types';
import { byDay, isAutomatic, MAIL, mailOf, mentionable, mentionTyped, TASK_CLOSED } from './events';

function event(id: number, created: string, category = 1, content = 'x'): Event {
  return {
    id,
    created,
    content,
    entity: null,
    files: [],
    createBy: { id: 'u', displayName: 'Mara', avatarSmall: '', profileUrl: '' },
    category: { id: category, title: '', imagePath: '' },
  };
}

it('groups by the days of the portal', () => {
  const days = byDay([
    event(1, '2024-06-30T01:00:00.0000000+03:00'),
    event(2, '2024-06-30T00:10:00.0000000+03:00'),
    event(3, '2024-06-29T23:50:00.0000000+03:00'),
  ]);
  expect(days.map(({ day, events }) => [day, events.map(({ id }) => id)])).toEqual([
    ['2024-06-30', [1, 2]],
    ['2024-06-29', [3]],
  ]);
});

it('tells what came by itself from what somebody wrote', () => {
  expect([TASK_CLOSED, MAIL, 5].map((id) => isAutomatic(event(1, '', id)))).toEqual([true, false, false]);
});

it('reads mails, and nothing that leads elsewhere', () => {
  const content = JSON.stringify({
    subject: 'Offer',
    from: 'jo@a.example',
    is_sended: true,
    message_url: '/mail/1',
  });
  expect(mailOf(event(1, '', MAIL, content))).toMatchObject({
    subject: 'Offer',
    isSent: true,
    address: '/mail/1',
  });
  expect(mailOf(event(1, '', MAIL, '{"message_url":"//evil.example"}'))?.address).toBe('');
  expect([mailOf(event(1, '', MAIL, '{')), mailOf(event(1, '', 3, '{}'))]).toEqual([null, null]);
});

it('knows when a name is being typed', () => {
  expect(['Hello @Ma', '@Mara J', '@', 'a@b', 'no'].map(mentionTyped)).toEqual([
    'Ma',
    'Mara J',
    '',
    null,
    null,
  ]);
  const people = [{ label: 'Mara Jensen' }, { label: 'Tomas Okafor' }];
  expect(mentionable(people, 'jen')).toEqual([{ label: 'Mara Jensen' }]);
  expect(mentionable(people, 'ara')).toEqual([]);
});
