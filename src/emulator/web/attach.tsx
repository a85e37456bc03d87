import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { DialogBox } from './dialog.tsx';
import { Icon } from './icons.tsx';
import { Menu, type MenuItem } from './menu.tsx';
import { writerOf } from './state.ts';
import { usePage } from './use-page.ts';

/** The paper clip beside the input field: places, samples of each kind of file, a file from this computer. */
export function AttachMenu({ chat }: { chat: number }): JSX.Element {
  const { actions, words } = usePage();
  const picker = useRef<HTMLInputElement>(null);
  const sample = (kind: 'photo' | 'document' | 'voice' | 'sticker') => () => void actions.say(chat, { [kind]: true });
  const items: MenuItem[] = [
    { icon: 'location', text: words('location'), run: () => actions.open({ kind: 'location', chat }) },
    { icon: 'photo', text: words('samplePhoto'), run: sample('photo') },
    { icon: 'document', text: words('sampleDocument'), run: sample('document') },
    { icon: 'attach', text: words('file'), run: () => picker.current?.click() },
    { icon: 'voice', text: words('voice'), run: sample('voice') },
    { icon: 'sticker', text: words('sticker'), run: sample('sticker') },
    { icon: 'contact', text: words('contact'), run: () => actions.open({ kind: 'contact', chat }) },
  ];
  const pick = async () => {
    const file = picker.current?.files?.[0];
    if (!file) return;
    const sent = { name: file.name, mime: file.type || 'application/octet-stream', base64: await base64Of(file) };
    await actions.say(chat, /^image\/(png|jpeg)$/.test(file.type) ? { photo: sent } : { document: sent });
    if (picker.current) picker.current.value = '';
  };
  return (
    <>
      <Menu class="attach" label={words('attach')} icon={<Icon name="attach" size={22} />} items={items} testId="attach" />
      <input ref={picker} type="file" hidden tabIndex={-1} aria-hidden="true" onChange={() => void pick()} />
    </>
  );
}

async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

const PLACES = [
  { name: 'Grosseto', latitude: 42.7636, longitude: 11.1124 },
  { name: 'Follonica', latitude: 42.9189, longitude: 10.7614 },
  { name: 'Firenze', latitude: 43.7696, longitude: 11.2558 },
];

/** Shares a place: towns ready to press, or latitude and longitude. */
export function LocationDialog({ chat }: { chat: number }): JSX.Element {
  const { actions, words } = usePage();
  const [latitude, setLatitude] = useState('');
  const [longitude, setLongitude] = useState('');
  const send = (place: { latitude: number; longitude: number }) => {
    actions.open(undefined);
    void actions.say(chat, { location: { latitude: place.latitude, longitude: place.longitude } });
  };
  const submit = (event: Event) => {
    event.preventDefault();
    send({ latitude: Number(latitude), longitude: Number(longitude) });
  };
  return (
    <DialogBox title={words('location')} testId="location-dialog">
      <div class="choices">
        {PLACES.map((place, index) => (
          <button type="button" class="choice" key={place.name} data-first={index === 0 || undefined} onClick={() => send(place)}>
            <Icon name="location" />
            <span>{place.name}</span>
            <small>
              {place.latitude}, {place.longitude}
            </small>
          </button>
        ))}
      </div>
      <form class="form" onSubmit={submit}>
        <h3>{words('elsewhere')}</h3>
        <div class="two">
          <Degrees label={words('latitude')} limit={90} value={latitude} onValue={setLatitude} />
          <Degrees label={words('longitude')} limit={180} value={longitude} onValue={setLongitude} />
        </div>
        <div class="dialog-buttons">
          <button type="submit" class="solid">
            {words('send')}
          </button>
        </div>
      </form>
    </DialogBox>
  );
}

type DegreesProps = { label: string; limit: number; value: string; onValue: (value: string) => void };

function Degrees({ label, limit, value, onValue }: DegreesProps): JSX.Element {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="number"
        step="any"
        min={-limit}
        max={limit}
        required
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </label>
  );
}

/** Shares the writer's own phone number. */
export function ContactDialog({ chat }: { chat: number }): JSX.Element {
  const { state, actions, words } = usePage();
  const [phone, setPhone] = useState('+39 333 123 4567');
  const info = state.chats.get(chat);
  const writer = info && state.users.get(writerOf(state, info) ?? 0);
  const submit = (event: Event) => {
    event.preventDefault();
    actions.open(undefined);
    if (!writer) return;
    const { id, first_name, last_name } = writer;
    void actions.say(chat, {
      contact: { phone_number: phone.replace(/\s/g, ''), first_name, user_id: id, ...(last_name ? { last_name } : {}) },
    });
  };
  return (
    <DialogBox title={words('ownContact')} testId="contact-dialog">
      <form class="form" onSubmit={submit}>
        <label class="field">
          <span>{words('phone')}</span>
          <input
            type="tel"
            required
            pattern="\+?[\d ]{6,20}"
            value={phone}
            data-first
            onInput={(event) => setPhone(event.currentTarget.value)}
          />
        </label>
        <div class="dialog-buttons">
          <button type="submit" class="solid">
            {words('send')}
          </button>
        </div>
      </form>
    </DialogBox>
  );
}
