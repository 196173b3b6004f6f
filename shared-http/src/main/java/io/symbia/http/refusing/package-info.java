/**
 * What every door refuses alike, before or beside its own rules: requests that are no HTTP, headers that stand twice, queries that nobody can
 * read. Each refusal says what is wrong and what to do. May import Spring and Tomcat.
 */
package io.symbia.http.refusing;
