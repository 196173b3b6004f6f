/** Milestones of a consignment and what they are said about: vessels, voyages, terminals, containers and documents, as DCSA has them. */
@NullMarked
package io.symbia.events.logistics.milestone;

import org.jspecify.annotations.NullMarked;
