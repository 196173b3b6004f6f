/**
 * What a service says of its own API, as OpenAPI 3.1: {@link io.symbia.support.description.CommandDescription} of commands, {@link
 * io.symbia.support.description.AnswerDescription} of answers, both from the classes that doors really take and give; {@link
 * io.symbia.support.description.OpenApiDescription} adds what every operation has in common. Imports the doors, and nothing imports it.
 */
package io.symbia.support.description;
