/**
 * How a record becomes JSON and comes back: worked out once for a class, then used for every event.
 *
 * <p>The rules are few. JSON names are component names. A type whose {@code toString} is a {@code @JsonValue} and that has a
 * {@code @JsonCreator} from one text is written as that text. A record that is a {@link io.symbia.events.kernel.form.WholeValue}, such as
 * money, is an object without annotations of its own; every other record says for each component who may see it. An empty {@code
 * Optional} is absent. There are no floating-point numbers and no polymorphism. Imports {@code canonical}, {@code form} and {@code
 * privacy}.
 */
package io.symbia.events.kernel.shape;
