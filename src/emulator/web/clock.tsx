import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { DialogBox } from './dialog.tsx';
import { Icon } from './icons.tsx';
import { clockText, dayKey, romeInstant } from './times.ts';
import { usePage } from './use-page.ts';
import type { Word } from './words.ts';

const HOUR = 3_600;
const STEPS: { word: Word; seconds: number }[] = [
  { word: 'hour', seconds: HOUR },
  { word: 'day', seconds: 24 * HOUR },
  { word: 'week', seconds: 7 * 24 * HOUR },
  { word: 'month', seconds: 30 * 24 * HOUR },
];

/** The time the bot lives in, in Italy, and the buttons that move it forward: reminders come when they fall due. */
export function Clock(): JSX.Element {
  const { state, actions, words } = usePage();
  const { day, short, time } = clockText(state.now, words('locale'));
  return (
    <section class="clock" aria-label={words('botTime')} data-testid="clock" aria-busy={state.moving}>
      <div class="clock-now" title={words('botTime')} aria-live="polite">
        {state.moving ? <span class="spinner" /> : <Icon name="clock" size={20} />}
        <span class="clock-words">
          {state.moving ? (
            <b>{words('moving')}</b>
          ) : (
            <>
              <b data-testid="clock-time">{time}</b>
              <span class="wide-day">{day}</span>
              <span class="short-day">{short}</span>
            </>
          )}
        </span>
      </div>
      <div class="clock-steps">
        {STEPS.map(({ word, seconds }) => (
          <button
            type="button"
            key={word}
            data-testid={`clock-${word}`}
            disabled={state.moving}
            onClick={() => void actions.moveClock({ seconds })}
          >
            {words(word)}
          </button>
        ))}
        <button type="button" data-testid="clock-date" disabled={state.moving} onClick={() => actions.open({ kind: 'date' })}>
          {words('toDate')}
        </button>
      </div>
    </section>
  );
}

/** Asks for a day and a time in Italy to move to. */
export function DateDialog(): JSX.Element {
  const { state, actions, words } = usePage();
  const [day, setDay] = useState(dayKey(state.now + 24 * HOUR * 1000));
  const [time, setTime] = useState('09:00');
  const instant = day && time ? romeInstant(day, time) : Number.NaN;
  const good = instant > state.now;
  const submit = (event: Event) => {
    event.preventDefault();
    if (good) void actions.moveClock({ to: new Date(instant).toISOString() });
  };
  return (
    <DialogBox title={words('move')} testId="date-dialog">
      <form class="form" onSubmit={submit}>
        <div class="two">
          <label class="field">
            <span>{words('date')}</span>
            <input
              type="date"
              required
              min={dayKey(state.now)}
              value={day}
              data-first
              onInput={(event) => setDay(event.currentTarget.value)}
            />
          </label>
          <label class="field">
            <span>{words('time')}</span>
            <input type="time" required value={time} onInput={(event) => setTime(event.currentTarget.value)} />
          </label>
        </div>
        {!good && (
          <p class="muted" role="alert">
            {words('forwardOnly')}
          </p>
        )}
        <div class="dialog-buttons">
          <button type="button" class="plain" onClick={() => actions.open(undefined)}>
            {words('cancel')}
          </button>
          <button type="submit" class="solid" disabled={!good}>
            {words('move')}
          </button>
        </div>
      </form>
    </DialogBox>
  );
}
