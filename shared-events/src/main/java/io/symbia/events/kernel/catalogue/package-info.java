/**
 * A catalogue of events. {@link EventCatalogue} is built from sealed families and refuses, when it is built, an event that does not keep
 * the rules; JSON Schemas and the AsyncAPI document are generated from it. Imports the kernel: {@link io.symbia.events.Families} names
 * the families that there are.
 */
package io.symbia.events.kernel.catalogue;
