'use client';

import { ChevronDown, Download, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { NumberField } from '@/components/ui/number-field';
import { SearchField } from '@/components/ui/search-field';
import { Section } from '@/components/ui/section';
import { Segmented, SegmentedMany } from '@/components/ui/segmented';
import { SelectField } from '@/components/ui/select-field';
import { Switch } from '@/components/ui/switch';
import { TextArea, TextInput } from '@/components/ui/text-input';
import { FOCUSED, POINTED, Specimen, Specimens } from './specimen';

type Order = 'newest' | 'random' | 'uncertain';
const ORDERS = [
  { value: 'uncertain', label: 'Uncertain first' },
  { value: 'random', label: 'Random' },
  { value: 'newest', label: 'Newest', disabled: true },
] as const satisfies readonly { value: Order; label: string; disabled?: boolean }[];

/** What people press, choose and type in. */
export function ControlsPart() {
  return (
    <Section title="Controls">
      <Specimens>
        <Buttons />
        <Choices />
        <Fields />
      </Specimens>
    </Section>
  );
}

function Buttons() {
  return (
    <>
      {(['primary', 'default', 'quiet', 'danger'] as const).map((variant) => (
        <Specimen key={variant} name={`Button, ${variant}: at rest, small, off`}>
          <div className="flex flex-wrap gap-2">
            <Button variant={variant} icon={variant === 'danger' ? Trash2 : Play}>
              Start
            </Button>
            <Button variant={variant} size="small">
              Start
            </Button>
            <Button variant={variant} disabled>
              Start
            </Button>
          </div>
        </Specimen>
      ))}
      <Specimen name="Button: pointed at, in focus, busy">
        <div className="flex flex-wrap gap-2">
          <Button className={POINTED}>Compare</Button>
          <Button className={FOCUSED}>Compare</Button>
          <Button busy>Comparing</Button>
        </div>
      </Specimen>
      <Specimen name="ButtonLink: goes to a page">
        <div className="flex flex-wrap gap-2">
          <ButtonLink href="/guide" icon={Download} iconAfter={ChevronDown}>
            Guide
          </ButtonLink>
          <ButtonLink href="/guide" variant="primary" size="small">
            Guide
          </ButtonLink>
        </div>
      </Specimen>
    </>
  );
}

function Choices() {
  const [on, setOn] = useState(true);
  const [order, setOrder] = useState<Order>('uncertain');
  const [kinds, setKinds] = useState<Order[]>(['random']);
  return (
    <>
      <Specimen name="Checkbox: on, off, some, disabled">
        <div className="grid justify-items-start">
          <Checkbox checked={on} onChange={setOn} label="Fever" />
          <Checkbox checked={!on} onChange={(next) => setOn(!next)} label="Cough" />
          <Checkbox checked={false} indeterminate onChange={setOn} label="All of them" />
          <Checkbox checked disabled onChange={setOn} label="Not to be changed" />
        </div>
      </Specimen>
      <Specimen name="Switch: on, off, disabled">
        <div className="grid justify-items-start">
          <Switch checked={on} onChange={setOn}>
            Suggestions
          </Switch>
          <Switch checked={!on} onChange={(next) => setOn(!next)}>
            Denied ones too
          </Switch>
          <Switch checked disabled onChange={setOn}>
            Off at this site
          </Switch>
        </div>
      </Specimen>
      <Specimen name="Segmented: one of a few, one off">
        <Segmented label="Order" options={ORDERS} value={order} onChange={setOrder} />
      </Specimen>
      <Specimen name="SegmentedMany: any of a few">
        <SegmentedMany
          label="Kinds"
          options={[
            { value: 'uncertain', label: 'Missed', count: 12 },
            { value: 'random', label: 'Extra', count: 7 },
          ]}
          values={kinds}
          onChange={setKinds}
        />
      </Specimen>
      <Specimen name="SelectField: with a caption">
        <SelectField
          aria-label="Order of the notes"
          caption="Order"
          options={ORDERS}
          value={order}
          onChange={setOrder}
        />
      </Specimen>
    </>
  );
}

function Fields() {
  const [text, setText] = useState('Ward of Dr Amélie');
  const [words, setWords] = useState('asthma');
  const [share, setShare] = useState(0.25);
  return (
    <>
      <Specimen name="Field with TextInput: a hint">
        <Field label="Name" hint="At most 120 characters.">
          <TextInput value={text} onChange={setText} />
        </Field>
      </Specimen>
      <Specimen name="Field: what is wrong, and how to mend it">
        <Field label="Passphrase" error="At least 12 characters.">
          <TextInput type="password" autoComplete="off" value="short" onChange={setText} />
        </Field>
      </Specimen>
      <Specimen name="Field: in focus, and off">
        <div className="grid gap-3">
          <Field label="Name">
            <TextInput className={FOCUSED} value={text} onChange={setText} />
          </Field>
          <Field label="Name, not to be changed">
            <TextInput disabled value={text} onChange={setText} />
          </Field>
        </div>
      </Specimen>
      <Specimen name="NumberField: with its unit">
        <Field label="Least confidence" hint="0 to 1.">
          <NumberField value={share} onChange={setShare} min={0} max={1} step={0.05} suffix="of 1" />
        </Field>
      </Specimen>
      <Specimen name="SearchField: empty, with words">
        <div className="grid gap-3">
          <SearchField label="Search, empty" placeholder="Search 217 notes" value="" onChange={setWords} />
          <SearchField label="Search" value={words} onChange={setWords} />
        </div>
      </Specimen>
      <Specimen name="TextArea">
        <Field label="Guideline" hint="With made-up examples.">
          <TextArea value="Mark the name of a disease, without its stage." onChange={setText} rows={3} />
        </Field>
      </Specimen>
    </>
  );
}
