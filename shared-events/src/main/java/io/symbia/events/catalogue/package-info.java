/**
 * All events there are. {@link io.symbia.events.catalogue.EventCatalogue} is built from the sealed families in {@link
 * io.symbia.events.catalogue.Families} and refuses, when it is built, an event that does not keep the rules; JSON Schemas and the
 * AsyncAPI document are generated from it. Imports the kernel and, in {@code Families} alone, every family.
 */
package io.symbia.events.catalogue;
