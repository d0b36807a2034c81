import { describe, expect, it } from 'vitest';
import { parseQuick } from './parse';
import { ENGLISH, loadWords } from './words';

// A Wednesday.
const CLOCK = { today: '2024-06-12', time: '11:00' };
const PEOPLE = [
  { value: 'u1', label: 'Mara Lind' },
  { value: 'u2', label: 'Tomas Okafor' },
];
const WORDS = new Map(
  await Promise.all(['en', 'de', 'es', 'fr', 'ru'].map(async (one) => [one, await loadWords(one)] as const)),
);
const read = (line: string, language = 'en', isDayFirst = language !== 'en') =>
  parseQuick(line, {
    languages: WORDS.get(language) ?? ENGLISH,
    clock: CLOCK,
    isDayFirst,
    people: PEOPLE,
    self: 'u0',
  });
const when = (line: string, language = 'en') => {
  const { title, day, time } = read(line, language);
  return [title, day, time];
};

describe('English', () => {
  it.each([
    ['call Ada tomorrow 3pm', 'Call Ada', '2024-06-13', '15:00'],
    ['send offer to Nordwind friday', 'Send offer to Nordwind', '2024-06-14', ''],
    ['follow up in 2 weeks', 'Follow up', '2024-06-26', ''],
    ['follow up in a week at 9', 'Follow up', '2024-06-19', '09:00'],
    ['meet Ines on wednesday', 'Meet Ines', '2024-06-19', ''],
    ['meet Ines next friday at 10:30', 'Meet Ines', '2024-06-21', '10:30'],
    ['demo next week', 'Demo', '2024-06-17', ''],
    ['plan the year next month', 'Plan the year', '2024-07-01', ''],
    ['pay the invoice by 30 June', 'Pay the invoice', '2024-06-30', ''],
    ['renew on Jan 5th', 'Renew', '2025-01-05', ''],
    ['renew January 5, 2026', 'Renew', '2026-01-05', ''],
    ['pay 6/30', 'Pay', '2024-06-30', ''],
    ['pay 2024-07-01', 'Pay', '2024-07-01', ''],
    ['ring back in 2 hours', 'Ring back', '2024-06-12', '13:00'],
    ['ring back in 45 min', 'Ring back', '2024-06-12', '11:45'],
    ['call Ada 3pm', 'Call Ada', '2024-06-12', '15:00'],
    ['call Ada at 9', 'Call Ada', '2024-06-13', '09:00'],
    ['call Ada tomorrow morning', 'Call Ada', '2024-06-13', '09:00'],
    ['coffee with Ada day after tomorrow at 3 in the afternoon', 'Coffee with Ada', '2024-06-14', '15:00'],
    ['buy milk', 'Buy milk', null, ''],
    ['buy 3 pens', 'Buy 3 pens', null, ''],
    ['call the morning shift', 'Call the morning shift', null, ''],
    ['enjoy the sun', 'Enjoy the sun', null, ''],
    ['call Ada on sat', 'Call Ada', '2024-06-15', ''],
  ])('%s', (line, ...expected) => {
    expect(when(line)).toEqual(expected);
  });
});

describe('German', () => {
  it.each([
    ['Ada morgen um 15 Uhr anrufen', 'Ada anrufen', '2024-06-13', '15:00'],
    ['Angebot an Nordwind senden bis Freitag', 'Angebot an Nordwind senden', '2024-06-14', ''],
    ['in zwei Wochen nachfassen', 'Nachfassen', '2024-06-26', ''],
    ['Ada übermorgen früh anrufen', 'Ada anrufen', '2024-06-14', '09:00'],
    ['Rechnung zahlen am 30.6.', 'Rechnung zahlen', '2024-06-30', ''],
    ['Termin am 3. Juli um 9:30', 'Termin', '2024-07-03', '09:30'],
    ['Termin nächste Woche', 'Termin', '2024-06-17', ''],
    ['Termin nächsten Montag um 3 Uhr nachmittags', 'Termin', '2024-06-17', '15:00'],
    ['heute Abend Ada schreiben', 'Ada schreiben', '2024-06-12', '18:00'],
    ['call Ada tomorrow', 'Call Ada', '2024-06-13', ''],
  ])('%s', (line, ...expected) => {
    expect(when(line, 'de')).toEqual(expected);
  });
});

describe('French', () => {
  it.each([
    ['appeler Ada demain à 15h', 'Appeler Ada', '2024-06-13', '15:00'],
    ['envoyer l’offre à Nordwind vendredi', 'Envoyer l’offre à Nordwind', '2024-06-14', ''],
    ['relancer dans 2 semaines', 'Relancer', '2024-06-26', ''],
    ['voir Inès vendredi prochain à 10h30', 'Voir Inès', '2024-06-21', '10:30'],
    ['payer le 30 juin', 'Payer', '2024-06-30', ''],
    ['payer avant le 1er juillet', 'Payer', '2024-07-01', ''],
    ['rappeler aujourd’hui à 16h', 'Rappeler', '2024-06-12', '16:00'],
    ['rappeler demain matin', 'Rappeler', '2024-06-13', '09:00'],
    ['payer 30/6', 'Payer', '2024-06-30', ''],
  ])('%s', (line, ...expected) => {
    expect(when(line, 'fr')).toEqual(expected);
  });
});

describe('Spanish', () => {
  it.each([
    ['llamar a Ada mañana a las 15:00', 'Llamar a Ada', '2024-06-13', '15:00'],
    ['llamar a Ada mañana por la mañana', 'Llamar a Ada', '2024-06-13', '09:00'],
    ['enviar la oferta a Nordwind el viernes', 'Enviar la oferta a Nordwind', '2024-06-14', ''],
    ['seguimiento dentro de dos semanas', 'Seguimiento', '2024-06-26', ''],
    ['cita el lunes que viene a las 3 de la tarde', 'Cita', '2024-06-17', '15:00'],
    ['pagar el 30 de junio', 'Pagar', '2024-06-30', ''],
    ['cita pasado mañana', 'Cita', '2024-06-14', ''],
    ['cita la semana que viene', 'Cita', '2024-06-17', ''],
  ])('%s', (line, ...expected) => {
    expect(when(line, 'es')).toEqual(expected);
  });
});

describe('Russian', () => {
  it.each([
    ['позвонить Аде завтра в 15:00', 'Позвонить Аде', '2024-06-13', '15:00'],
    ['позвонить Аде завтра в 3 часа дня', 'Позвонить Аде', '2024-06-13', '15:00'],
    ['отправить предложение в пятницу', 'Отправить предложение', '2024-06-14', ''],
    ['напомнить через 2 недели', 'Напомнить', '2024-06-26', ''],
    ['напомнить через неделю', 'Напомнить', '2024-06-19', ''],
    ['встреча в следующий понедельник в 9 утра', 'Встреча', '2024-06-17', '09:00'],
    ['оплатить счёт до 30 июня', 'Оплатить счёт', '2024-06-30', ''],
    ['позвонить завтра утром', 'Позвонить', '2024-06-13', '09:00'],
    ['встреча на следующей неделе', 'Встреча', '2024-06-17', ''],
    ['оплатить 30.06.2024', 'Оплатить', '2024-06-30', ''],
  ])('%s', (line, ...expected) => {
    expect(when(line, 'ru')).toEqual(expected);
  });
});

describe('people', () => {
  it('come after their signs', () => {
    expect(read('follow up in 2 weeks #Atelier @mara !')).toMatchObject({
      title: 'Follow up',
      day: '2024-06-26',
      contact: 'Atelier',
      responsible: 'u1',
      isNotify: true,
      kind: 'follow_up',
    });
    expect(read('write #Atelier Brun @Tomas Okafor friday')).toMatchObject({
      title: 'Write',
      contact: 'Atelier Brun',
      responsible: 'u2',
      isNotify: false,
    });
    expect(read('ring @me #"Hafen & Co" today')).toMatchObject({ responsible: 'u0', contact: 'Hafen & Co' });
  });

  it('that nobody knows stay in the title', () => {
    expect(read('ask @zoe!')).toMatchObject({ title: 'Ask @zoe!', responsible: null, isNotify: false });
    expect(read('mail ada@example.com')).toMatchObject({ title: 'Mail ada@example.com' });
  });

  it('are guessed by their capitals', () => {
    expect(read('call Ada Okafor tomorrow').guesses).toEqual(['Ada Okafor']);
    expect(read('Send offer to Nordwind and Ada').guesses).toEqual(['Nordwind', 'Ada']);
    expect(read('Ada anrufen', 'de').guesses).toEqual(['Ada']);
    expect(read('buy milk').guesses).toEqual(['Buy']);
  });
});

it('takes a time alone for one of the day that is given', () => {
  const sense = { languages: ENGLISH, clock: CLOCK, isDayFirst: false, people: PEOPLE, self: 'u0' };
  expect(parseQuick('visit Ada 10am', { ...sense, day: '2024-06-20' })).toMatchObject({
    day: '2024-06-20',
    time: '10:00',
  });
});

it('knows kinds by their verbs, wherever they stand', () => {
  expect(
    ['call Ada', 'send the call notes', 'lunch with Ada', 'buy milk'].map((line) => read(line).kind),
  ).toEqual(['call', 'email', 'lunch', null]);
  expect(read('Ada anrufen', 'de').kind).toBe('call');
});
