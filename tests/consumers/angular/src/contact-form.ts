import { KeyValuePipe } from "@angular/common";
import { Component, computed, input, linkedSignal, output } from "@angular/core";
import { FormField, FormRoot, form, validateStandardSchema } from "@angular/forms/signals";
import { type CompleteCatalogue, type ContractContactUpdate, contractContact, type FieldName, fields } from "contract-contact";

@Component({
  selector: "contact-form",
  imports: [FormField, FormRoot, KeyValuePipe],
  template: `
    <form [formRoot]="contact">
      @for (name of names; track name) {
        @let field = contact[name];
        @let error = field().touched() ? field().errors()[0] : undefined;
        <div>
          <label [for]="name">{{ catalogue().labels[name] }}</label>
          @if (name === "ContractContactType") {
            <select
              [formField]="field"
              [id]="name"
              [attr.aria-invalid]="error !== undefined"
              [attr.aria-describedby]="name + '-error'"
            >
              <option value=""></option>
              @for (role of catalogue().roles | keyvalue; track role.key) {
                <option [value]="role.key">{{ role.value }}</option>
              }
            </select>
          } @else {
            <input
              [formField]="field"
              [id]="name"
              [attr.aria-invalid]="error !== undefined"
              [attr.aria-describedby]="name + '-error'"
            />
          }
          <p [id]="name + '-error'">{{ error?.message }}</p>
        </div>
      }
      <button>Save</button>
    </form>
  `,
})
export class ContactForm {
  readonly record = input.required<ContractContactUpdate>();
  readonly catalogue = input.required<CompleteCatalogue>();
  readonly save = output<ContractContactUpdate>();

  protected readonly names = fields.map(({ name }) => name).filter((name) => name !== "Id");
  private readonly schema = computed(() => contractContact({ input: "form", catalogue: this.catalogue() }));
  private readonly values = linkedSignal(() => valuesOf(this.record()));
  protected readonly contact = form(this.values, (path) => validateStandardSchema(path, () => this.schema()), {
    submission: {
      action: async () => {
        // The values are what was typed. The schema returns the record.
        const result = this.schema()["~standard"].validate(this.values());
        if (!result.issues) this.save.emit(result.value);
      },
    },
  });
}

/** The text in the control of each property. */
function valuesOf(record: ContractContactUpdate) {
  return Object.fromEntries(fields.map(({ name }) => [name, String(record[name] ?? "")])) as Record<FieldName, string>;
}
