import type { Day } from '../../base/time.ts';
import { formats } from '../../content/formats.ts';
import { type Became, type FactChange, whoLooks } from './fact-changes.ts';
import type { ForecastDay, GuideChange } from './forecast.ts';

/** How many names a line holds; of more, only how many there are. */
const most = 12;

/** The forecast as Markdown, for those who keep the content: each day, what is said no more or otherwise, and who must look. */
export function forecastReport(days: readonly ForecastDay[], until: Day): string {
  const [first] = days;
  const changing = days.filter((each) => each === first || changes(each));
  const quiet = days.filter((each) => !changing.includes(each));
  return [
    `# What the answers will say from ${first?.day} to ${until}`,
    'Written by `npm run forecast`. Every guide was looked at on every day on which something can change; days that change nothing stand at the end.',
    ...changing.flatMap((each) => daySection(each, each === first)),
    '## Looked at, nothing changes',
    quiet.map(({ day, why }) => `${day} (${why.join(', ')})`).join(' · ') || 'none',
    '',
  ].join('\n\n');
}

const changes = ({ facts, news, questions, guides }: ForecastDay) => facts.length + news.length + questions.length + guides.length > 0;

function daySection({ day, why, facts, news, questions, guides }: ForecastDay, first: boolean): readonly string[] {
  const lines = [
    ...(questions.length > 0 ? [`Open question: ${questions.join(', ')}`] : []),
    ...(news.length > 0 ? [`News: ${news.join(', ')}`] : []),
    ...factLines(facts),
    ...lookLines(facts),
    ...guideLines(guides),
  ];
  const weekday = formats.weekday(day, 'en');
  return [
    `## ${day}, ${weekday}${first ? ': as it stands' : ` (${why.join(', ')})`}`,
    lines.length > 0 ? lines.map((line) => `- ${line}`).join('\n') : 'Every number is in force.',
  ];
}

const words: Readonly<Record<Became, string>> = {
  new: 'begins',
  another: 'has another value',
  ended: 'ended: said with its time until a newer one stands',
  withheld: 'ended: not said any more',
  unsure: 'hangs on an open question: careful reading, and the doubt is said',
  due: 'due: said with the day it was checked',
};

function factLines(facts: readonly FactChange[]): readonly string[] {
  return (Object.keys(words) as Became[]).flatMap((became) => {
    const own = facts.filter((each) => each.became === became);
    return own.length > 0 ? [`Number ${words[became]}: ${some(own.map((each) => `\`${each.key}\`${valueOfChange(each)}`))}`] : [];
  });
}

function valueOfChange({ became, before, now }: FactChange): string {
  if (became === 'due') return '';
  if (became === 'another') return ` (${before.value ?? '—'} → ${now.value ?? '—'})`;
  return ` (${(became === 'withheld' ? before : now).value ?? '—'})`;
}

const who = { keeper: 'who keeps the facts', desk: 'the desk that told it', lawyer: 'somebody who knows the law' } as const;

/** Who must look, and at which sources. */
function lookLines(facts: readonly FactChange[]): readonly string[] {
  return (Object.keys(who) as (keyof typeof who)[]).flatMap((role) => {
    const own = facts.filter((each) => whoLooks(each) === role);
    if (own.length === 0) return [];
    const sources = [...new Set(own.flatMap(({ now, before }) => (now.fact ?? before.fact)?.sources ?? []))].sort();
    return [`Must look: ${who[role]}, at ${sources.length > most ? `${sources.length} sources` : sources.join(', ')}`];
  });
}

function guideLines(guides: readonly GuideChange[]): readonly string[] {
  const careful = guides.filter((each) => each.careful.length > 0);
  const outcomes = careful.reduce((sum, each) => sum + each.careful.length, 0);
  return [
    ...guides.flatMap((guide) => [
      ...told(guide.flow, 'nobody is asked any more', guide.askedNoMore),
      ...told(guide.flow, 'asked from now on', guide.askedAnew),
      ...told(guide.flow, 'outcome that nobody reaches any more', guide.reachedNoMore),
      ...told(guide.flow, 'outcome reached from now on', guide.reachedAnew),
      ...told(guide.flow, 'not said any more', guide.saidNoMore),
      ...told(guide.flow, 'said from now on', guide.saidAnew),
      ...(guide.undecided ? [`\`${guide.flow}\`: some answers become **undecided**`] : []),
      ...told(guide.flow, '**with a hole**', guide.holes),
    ]),
    ...(outcomes > 0
      ? [`Say so under their answer: ${outcomes} outcomes of ${some(careful.map(({ flow, careful: own }) => `\`${flow}\` ${own.length}`))}`]
      : []),
  ];
}

const told = (flow: string, what: string, list: readonly string[]) => (list.length > 0 ? [`\`${flow}\`: ${what}: ${some(list)}`] : []);

const some = (list: readonly string[]) =>
  list.length > 2 * most ? `${list.slice(0, most).join(', ')} and ${list.length - most} more` : list.join(', ');
