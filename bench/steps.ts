import { type Action, actionData } from '../src/base/action.ts';
import { addDays, type Day, monthOf } from '../src/base/time.ts';

/** What one person presses: menu, questions and back, the outcome and its sections, of two guides. */
export function stepsOn(today: Day): readonly string[] {
  const answer = (flow: string, step: string, option: string): Action => ({ do: 'flow-answer', flow, step, option });
  const expiry = addDays(today, 120);
  const renewal = 'permit-renewal';
  const family = 'family-reunification';
  const actions: Action[] = [
    { do: 'home' },
    { do: 'need', need: 'permit' },
    { do: 'flow-start', flow: renewal },
    answer(renewal, 'situation', 'to-send'),
    { do: 'flow-back', flow: renewal, step: 'permit-type' },
    answer(renewal, 'situation', 'to-send'),
    answer(renewal, 'permit-type', 'employed'),
    { do: 'flow-month', flow: renewal, step: 'expiry-date', month: monthOf(expiry) },
    answer(renewal, 'expiry-date', expiry),
    answer(renewal, 'work-now', 'open-ended'),
    answer(renewal, 'employer', 'company'),
    answer(renewal, 'income', 'yes'),
    answer(renewal, 'passport', 'yes'),
    answer(renewal, 'absence', 'no'),
    answer(renewal, 'convictions', 'no'),
    answer(renewal, 'five-years', 'no'),
    { do: 'flow-outcome', flow: renewal },
    { do: 'flow-section', flow: renewal, section: 'papers' },
    { do: 'flow-section', flow: renewal, section: 'cost' },
    { do: 'flow-outcome', flow: renewal },
    { do: 'flow-recap', flow: renewal },
    { do: 'home' },
    { do: 'need', need: 'family' },
    { do: 'flow-start', flow: family },
    answer(family, 'situation', 'apply'),
    answer(family, 'special', 'none'),
    answer(family, 'sponsor', 'year'),
    { do: 'flow-back', flow: family, step: 'valid' },
    { do: 'home' },
  ];
  return actions.map(actionData);
}
