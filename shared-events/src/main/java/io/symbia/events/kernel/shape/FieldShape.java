package io.symbia.events.kernel.shape;

import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.form.Signed;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Disclosed;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.DisclosureReader;
import io.symbia.events.kernel.privacy.DisclosureWriter;
import io.symbia.events.kernel.privacy.Sensitivity;
import io.symbia.events.kernel.privacy.Withheld;
import java.lang.invoke.MethodHandle;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One component of a record.
 *
 * @param name        the component's name, and the JSON property's
 * @param shape       how its value is written, without {@code Optional} and {@code Confidential}
 * @param optional    whether the component is an {@code Optional}
 * @param sensitivity why the value stays out of the JSON; empty for a public component
 * @param positive    whether only values greater than zero may be written
 * @param held        whether the value was agreed before: it need not be good on the day of the fact
 * @param accessor    of type {@code (Object)Object}
 */
public record FieldShape(
        String name,
        Shape shape,
        boolean optional,
        Optional<Sensitivity> sensitivity,
        boolean positive,
        boolean held,
        MethodHandle accessor) {
    public boolean confidential() {
        return sensitivity.isPresent();
    }

    /** The JSON of this component of {@code record}; empty when it is an {@code Optional} without a value. */
    Optional<JsonNode> writePublic(Object record, DisclosureWriter disclosures) {
        return value(record).map(present -> shape.write(required(present), disclosures));
    }

    /**
     * Conceals this component of {@code record}; returns the digest. An optional value that was not given is concealed as null, so
     * that an event does not even say whether there is one.
     */
    String conceal(Object record, DisclosureWriter disclosures) {
        JsonNode json = switch ((Confidential<?>) value(record).orElse(null)) {
            case null -> JsonNodeFactory.instance.nullNode();
            case Disclosed<?>(Object shown) -> shape.write(required(shown), disclosures);
            case Withheld<?> _ -> throw new IllegalStateException(name + ": only its owner seals a value");
        };
        return disclosures.conceal(name, json, sensitivity.orElseThrow());
    }

    /** Refuses values of {@code record} that may not be written, here and in what they hold. */
    void requireValid(Object record, Optional<LocalDate> on) {
        Optional<LocalDate> stated = held ? Optional.empty() : on;
        value(record).flatMap(FieldShape::shown).ifPresent(present -> shape.requireValid(required(present), stated));
    }

    /** The value that can be checked: of one that is withheld nothing can be said. */
    private static Optional<?> shown(Object value) {
        return value instanceof Confidential<?> confidential ? confidential.disclosed() : Optional.of(value);
    }

    private Object required(Object value) {
        if (positive && sign(value) <= 0) throw new RefusedJson("invalid_value", "", "it is greater than zero");
        return value;
    }

    private static long sign(Object value) {
        return switch (value) {
            case Signed signed -> signed.signum();
            case BigDecimal decimal -> decimal.signum();
            case Number number -> number.longValue();
            default -> throw new IllegalStateException(value.getClass() + " is neither above nor below zero");
        };
    }

    /** What the component of a record is; empty for an {@code Optional} without a value. */
    Optional<?> value(Object record) {
        Object value = Handles.get(accessor, record);
        return optional ? (Optional<?>) value : Optional.of(value);
    }

    /** The component's value from public JSON, which is null when the property is absent. */
    Object readPublic(@Nullable JsonNode json, DisclosureReader disclosures) {
        if (json == null) {
            if (optional) return Optional.empty();
            throw new RefusedJson("missing", "", "a value is due");
        }
        Object value = shape.read(json, disclosures);
        return optional ? Optional.of(value) : value;
    }

    /** The component's value from its disclosure, which is null when none was given. */
    Object readConcealed(@Nullable Disclosure disclosure) {
        if (disclosure == null) {
            Confidential<?> withheld = Confidential.withheld();
            return optional ? Optional.of(withheld) : withheld;
        }
        if (disclosure.sensitivity() != sensitivity.orElseThrow()) {
            throw new RefusedJson("disclosure_misplaced", "", "the disclosure was kept as " + disclosure.sensitivity());
        }
        JsonNode json = disclosure.value();
        if (optional && json.isNull()) return Optional.empty();
        Confidential<?> value = Confidential.of(shape.read(json, DisclosureReader.none()));
        return optional ? Optional.of(value) : value;
    }
}
