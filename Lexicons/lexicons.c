// Builds the lexicon files into the binary. Written by update-list; a test compares it with the folder.

#include "lexicons.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char language_abbreviations_txt[] = {
#embed "language/abbreviations.txt"
};
static const unsigned char language_classes_txt[] = {
#embed "language/classes.txt"
};
static const unsigned char language_irregular_forms_txt[] = {
#embed "language/irregular-forms.txt"
};
static const unsigned char language_people_txt[] = {
#embed "language/people.txt"
};
static const unsigned char language_spelling_txt[] = {
#embed "language/spelling.txt"
};
static const unsigned char learned_places_txt[] = {
#embed "learned/places.txt"
};
static const unsigned char learned_tag_trees_bin[] = {
#embed "learned/tag-trees.bin"
};
static const unsigned char learned_weights_bin[] = {
#embed "learned/weights.bin"
};
static const unsigned char learned_word_vectors_bin[] = {
#embed "learned/word-vectors.bin"
};
static const unsigned char rubric_assessability_txt[] = {
#embed "rubric/assessability.txt"
};
static const unsigned char rubric_letter_set_txt[] = {
#embed "rubric/letter-set.txt"
};
static const unsigned char rubric_rubric_txt[] = {
#embed "rubric/rubric.txt"
};
static const unsigned char rules_bias_agentic_txt[] = {
#embed "rules/bias.agentic.txt"
};
static const unsigned char rules_bias_communal_txt[] = {
#embed "rules/bias.communal.txt"
};
static const unsigned char rules_bias_doubt_txt[] = {
#embed "rules/bias.doubt.txt"
};
static const unsigned char rules_bias_grindstone_txt[] = {
#embed "rules/bias.grindstone.txt"
};
static const unsigned char rules_bias_standout_txt[] = {
#embed "rules/bias.standout.txt"
};
static const unsigned char rules_carry_over_specialty_txt[] = {
#embed "rules/carry-over.specialty.txt"
};
static const unsigned char rules_consent_txt[] = {
#embed "rules/consent.txt"
};
static const unsigned char rules_document_comments_txt[] = {
#embed "rules/document.comments.txt"
};
static const unsigned char rules_document_hidden_text_txt[] = {
#embed "rules/document.hidden-text.txt"
};
static const unsigned char rules_document_length_txt[] = {
#embed "rules/document.length.txt"
};
static const unsigned char rules_document_metadata_txt[] = {
#embed "rules/document.metadata.txt"
};
static const unsigned char rules_document_tracked_changes_txt[] = {
#embed "rules/document.tracked-changes.txt"
};
static const unsigned char rules_document_unread_part_txt[] = {
#embed "rules/document.unread-part.txt"
};
static const unsigned char rules_doubt_txt[] = {
#embed "rules/doubt.txt"
};
static const unsigned char rules_endorsement_highest_txt[] = {
#embed "rules/endorsement.highest.txt"
};
static const unsigned char rules_endorsement_moderate_txt[] = {
#embed "rules/endorsement.moderate.txt"
};
static const unsigned char rules_endorsement_strong_txt[] = {
#embed "rules/endorsement.strong.txt"
};
static const unsigned char rules_endorsement_weak_txt[] = {
#embed "rules/endorsement.weak.txt"
};
static const unsigned char rules_fit_adaptability_txt[] = {
#embed "rules/fit.adaptability.txt"
};
static const unsigned char rules_fit_dual_setting_txt[] = {
#embed "rules/fit.dual-setting.txt"
};
static const unsigned char rules_fit_explicit_txt[] = {
#embed "rules/fit.explicit.txt"
};
static const unsigned char rules_fit_lifespan_txt[] = {
#embed "rules/fit.lifespan.txt"
};
static const unsigned char rules_fit_transition_txt[] = {
#embed "rules/fit.transition.txt"
};
static const unsigned char rules_fit_underserved_txt[] = {
#embed "rules/fit.underserved.txt"
};
static const unsigned char rules_patient_identifier_txt[] = {
#embed "rules/patient-identifier.txt"
};
static const unsigned char rules_personal_context_txt[] = {
#embed "rules/personal-context.txt"
};
static const unsigned char rules_personal_txt[] = {
#embed "rules/personal.txt"
};
static const unsigned char rules_placeholder_txt[] = {
#embed "rules/placeholder.txt"
};
static const unsigned char rules_quality_clinical_txt[] = {
#embed "rules/quality.clinical.txt"
};
static const unsigned char rules_quality_communication_txt[] = {
#embed "rules/quality.communication.txt"
};
static const unsigned char rules_quality_knowledge_txt[] = {
#embed "rules/quality.knowledge.txt"
};
static const unsigned char rules_quality_professionalism_txt[] = {
#embed "rules/quality.professionalism.txt"
};
static const unsigned char rules_quality_teamwork_txt[] = {
#embed "rules/quality.teamwork.txt"
};
static const unsigned char rules_ranking_quantified_txt[] = {
#embed "rules/ranking.quantified.txt"
};
static const unsigned char rules_ranking_vague_txt[] = {
#embed "rules/ranking.vague.txt"
};
static const unsigned char rules_relationship_txt[] = {
#embed "rules/relationship.txt"
};
static const unsigned char rules_setting_adult_txt[] = {
#embed "rules/setting.adult.txt"
};
static const unsigned char rules_setting_one_only_txt[] = {
#embed "rules/setting.one-only.txt"
};
static const unsigned char rules_setting_pediatric_txt[] = {
#embed "rules/setting.pediatric.txt"
};
static const unsigned char rules_structure_closing_txt[] = {
#embed "rules/structure.closing.txt"
};
static const unsigned char rules_structure_comparison_txt[] = {
#embed "rules/structure.comparison.txt"
};
static const unsigned char rules_structure_contact_txt[] = {
#embed "rules/structure.contact.txt"
};
static const unsigned char rules_structure_date_txt[] = {
#embed "rules/structure.date.txt"
};
static const unsigned char rules_structure_endorsement_txt[] = {
#embed "rules/structure.endorsement.txt"
};
static const unsigned char rules_structure_letterhead_txt[] = {
#embed "rules/structure.letterhead.txt"
};
static const unsigned char rules_structure_purpose_txt[] = {
#embed "rules/structure.purpose.txt"
};
static const unsigned char rules_structure_relationship_txt[] = {
#embed "rules/structure.relationship.txt"
};
static const unsigned char rules_structure_salutation_txt[] = {
#embed "rules/structure.salutation.txt"
};
static const unsigned char rules_structure_signature_txt[] = {
#embed "rules/structure.signature.txt"
};
static const unsigned char rules_structure_waiver_txt[] = {
#embed "rules/structure.waiver.txt"
};
static const unsigned char rules_visa_txt[] = {
#embed "rules/visa.txt"
};
static const unsigned char signals_signal_abroad_txt[] = {
#embed "signals/signal.abroad.txt"
};
static const unsigned char signals_signal_access_to_care_txt[] = {
#embed "signals/signal.access-to-care.txt"
};
static const unsigned char signals_signal_adult_care_txt[] = {
#embed "signals/signal.adult-care.txt"
};
static const unsigned char signals_signal_applicant_acted_txt[] = {
#embed "signals/signal.applicant-acted.txt"
};
static const unsigned char signals_signal_applicant_did_perfect_txt[] = {
#embed "signals/signal.applicant-did-perfect.txt"
};
static const unsigned char signals_signal_both_ages_txt[] = {
#embed "signals/signal.both-ages.txt"
};
static const unsigned char signals_signal_change_of_setting_txt[] = {
#embed "signals/signal.change-of-setting.txt"
};
static const unsigned char signals_signal_child_care_txt[] = {
#embed "signals/signal.child-care.txt"
};
static const unsigned char signals_signal_cleft_praise_txt[] = {
#embed "signals/signal.cleft-praise.txt"
};
static const unsigned char signals_signal_clinical_detail_txt[] = {
#embed "signals/signal.clinical-detail.txt"
};
static const unsigned char signals_signal_combined_training_txt[] = {
#embed "signals/signal.combined-training.txt"
};
static const unsigned char signals_signal_comparison_txt[] = {
#embed "signals/signal.comparison.txt"
};
static const unsigned char signals_signal_contact_depth_txt[] = {
#embed "signals/signal.contact-depth.txt"
};
static const unsigned char signals_signal_criticism_txt[] = {
#embed "signals/signal.criticism.txt"
};
static const unsigned char signals_signal_curriculum_txt[] = {
#embed "signals/signal.curriculum.txt"
};
static const unsigned char signals_signal_direct_contact_txt[] = {
#embed "signals/signal.direct-contact.txt"
};
static const unsigned char signals_signal_duration_txt[] = {
#embed "signals/signal.duration.txt"
};
static const unsigned char signals_signal_duties_txt[] = {
#embed "signals/signal.duties.txt"
};
static const unsigned char signals_signal_endorsing_txt[] = {
#embed "signals/signal.endorsing.txt"
};
static const unsigned char signals_signal_evaluative_txt[] = {
#embed "signals/signal.evaluative.txt"
};
static const unsigned char signals_signal_habit_txt[] = {
#embed "signals/signal.habit.txt"
};
static const unsigned char signals_signal_letter_closing_txt[] = {
#embed "signals/signal.letter-closing.txt"
};
static const unsigned char signals_signal_letter_opening_txt[] = {
#embed "signals/signal.letter-opening.txt"
};
static const unsigned char signals_signal_lifelong_disease_txt[] = {
#embed "signals/signal.lifelong-disease.txt"
};
static const unsigned char signals_signal_negated_txt[] = {
#embed "signals/signal.negated.txt"
};
static const unsigned char signals_signal_number_txt[] = {
#embed "signals/signal.number.txt"
};
static const unsigned char signals_signal_once_txt[] = {
#embed "signals/signal.once.txt"
};
static const unsigned char signals_signal_outcome_txt[] = {
#embed "signals/signal.outcome.txt"
};
static const unsigned char signals_signal_patient_one_txt[] = {
#embed "signals/signal.patient-one.txt"
};
static const unsigned char signals_signal_patient_subject_txt[] = {
#embed "signals/signal.patient-subject.txt"
};
static const unsigned char signals_signal_patients_many_txt[] = {
#embed "signals/signal.patients-many.txt"
};
static const unsigned char signals_signal_prediction_txt[] = {
#embed "signals/signal.prediction.txt"
};
static const unsigned char signals_signal_product_txt[] = {
#embed "signals/signal.product.txt"
};
static const unsigned char signals_signal_program_txt[] = {
#embed "signals/signal.program.txt"
};
static const unsigned char signals_signal_pseudo_anecdote_txt[] = {
#embed "signals/signal.pseudo-anecdote.txt"
};
static const unsigned char signals_signal_ranking_group_txt[] = {
#embed "signals/signal.ranking-group.txt"
};
static const unsigned char signals_signal_ranking_number_txt[] = {
#embed "signals/signal.ranking-number.txt"
};
static const unsigned char signals_signal_ranking_scope_txt[] = {
#embed "signals/signal.ranking-scope.txt"
};
static const unsigned char signals_signal_ranking_size_txt[] = {
#embed "signals/signal.ranking-size.txt"
};
static const unsigned char signals_signal_ranking_span_txt[] = {
#embed "signals/signal.ranking-span.txt"
};
static const unsigned char signals_signal_research_txt[] = {
#embed "signals/signal.research.txt"
};
static const unsigned char signals_signal_scene_txt[] = {
#embed "signals/signal.scene.txt"
};
static const unsigned char signals_signal_seen_txt[] = {
#embed "signals/signal.seen.txt"
};
static const unsigned char signals_signal_site_abroad_txt[] = {
#embed "signals/signal.site-abroad.txt"
};
static const unsigned char signals_signal_site_adult_txt[] = {
#embed "signals/signal.site-adult.txt"
};
static const unsigned char signals_signal_site_combined_txt[] = {
#embed "signals/signal.site-combined.txt"
};
static const unsigned char signals_signal_site_elsewhere_txt[] = {
#embed "signals/signal.site-elsewhere.txt"
};
static const unsigned char signals_signal_site_pediatric_txt[] = {
#embed "signals/signal.site-pediatric.txt"
};
static const unsigned char signals_signal_site_secondhand_txt[] = {
#embed "signals/signal.site-secondhand.txt"
};
static const unsigned char signals_signal_site_us_txt[] = {
#embed "signals/signal.site-us.txt"
};
static const unsigned char signals_signal_speech_txt[] = {
#embed "signals/signal.speech.txt"
};
static const unsigned char signals_signal_superlative_txt[] = {
#embed "signals/signal.superlative.txt"
};
static const unsigned char signals_signal_trait_txt[] = {
#embed "signals/signal.trait.txt"
};
static const unsigned char signals_signal_turning_adult_txt[] = {
#embed "signals/signal.turning-adult.txt"
};
static const unsigned char signals_signal_us_experience_txt[] = {
#embed "signals/signal.us-experience.txt"
};
static const unsigned char signals_signal_us_peers_txt[] = {
#embed "signals/signal.us-peers.txt"
};
static const unsigned char signals_signal_us_trained_txt[] = {
#embed "signals/signal.us-trained.txt"
};
static const unsigned char signals_signal_virtue_txt[] = {
#embed "signals/signal.virtue.txt"
};
static const unsigned char signals_signal_writer_role_txt[] = {
#embed "signals/signal.writer-role.txt"
};
static const unsigned char signals_signal_writer_subject_txt[] = {
#embed "signals/signal.writer-subject.txt"
};

static const lorcheck_lexicon table[] = {
    {"language/abbreviations.txt", language_abbreviations_txt, sizeof language_abbreviations_txt},
    {"language/classes.txt", language_classes_txt, sizeof language_classes_txt},
    {"language/irregular-forms.txt", language_irregular_forms_txt, sizeof language_irregular_forms_txt},
    {"language/people.txt", language_people_txt, sizeof language_people_txt},
    {"language/spelling.txt", language_spelling_txt, sizeof language_spelling_txt},
    {"learned/places.txt", learned_places_txt, sizeof learned_places_txt},
    {"learned/tag-trees.bin", learned_tag_trees_bin, sizeof learned_tag_trees_bin},
    {"learned/weights.bin", learned_weights_bin, sizeof learned_weights_bin},
    {"learned/word-vectors.bin", learned_word_vectors_bin, sizeof learned_word_vectors_bin},
    {"rubric/assessability.txt", rubric_assessability_txt, sizeof rubric_assessability_txt},
    {"rubric/letter-set.txt", rubric_letter_set_txt, sizeof rubric_letter_set_txt},
    {"rubric/rubric.txt", rubric_rubric_txt, sizeof rubric_rubric_txt},
    {"rules/bias.agentic.txt", rules_bias_agentic_txt, sizeof rules_bias_agentic_txt},
    {"rules/bias.communal.txt", rules_bias_communal_txt, sizeof rules_bias_communal_txt},
    {"rules/bias.doubt.txt", rules_bias_doubt_txt, sizeof rules_bias_doubt_txt},
    {"rules/bias.grindstone.txt", rules_bias_grindstone_txt, sizeof rules_bias_grindstone_txt},
    {"rules/bias.standout.txt", rules_bias_standout_txt, sizeof rules_bias_standout_txt},
    {"rules/carry-over.specialty.txt", rules_carry_over_specialty_txt, sizeof rules_carry_over_specialty_txt},
    {"rules/consent.txt", rules_consent_txt, sizeof rules_consent_txt},
    {"rules/document.comments.txt", rules_document_comments_txt, sizeof rules_document_comments_txt},
    {"rules/document.hidden-text.txt", rules_document_hidden_text_txt, sizeof rules_document_hidden_text_txt},
    {"rules/document.length.txt", rules_document_length_txt, sizeof rules_document_length_txt},
    {"rules/document.metadata.txt", rules_document_metadata_txt, sizeof rules_document_metadata_txt},
    {"rules/document.tracked-changes.txt", rules_document_tracked_changes_txt, sizeof rules_document_tracked_changes_txt},
    {"rules/document.unread-part.txt", rules_document_unread_part_txt, sizeof rules_document_unread_part_txt},
    {"rules/doubt.txt", rules_doubt_txt, sizeof rules_doubt_txt},
    {"rules/endorsement.highest.txt", rules_endorsement_highest_txt, sizeof rules_endorsement_highest_txt},
    {"rules/endorsement.moderate.txt", rules_endorsement_moderate_txt, sizeof rules_endorsement_moderate_txt},
    {"rules/endorsement.strong.txt", rules_endorsement_strong_txt, sizeof rules_endorsement_strong_txt},
    {"rules/endorsement.weak.txt", rules_endorsement_weak_txt, sizeof rules_endorsement_weak_txt},
    {"rules/fit.adaptability.txt", rules_fit_adaptability_txt, sizeof rules_fit_adaptability_txt},
    {"rules/fit.dual-setting.txt", rules_fit_dual_setting_txt, sizeof rules_fit_dual_setting_txt},
    {"rules/fit.explicit.txt", rules_fit_explicit_txt, sizeof rules_fit_explicit_txt},
    {"rules/fit.lifespan.txt", rules_fit_lifespan_txt, sizeof rules_fit_lifespan_txt},
    {"rules/fit.transition.txt", rules_fit_transition_txt, sizeof rules_fit_transition_txt},
    {"rules/fit.underserved.txt", rules_fit_underserved_txt, sizeof rules_fit_underserved_txt},
    {"rules/patient-identifier.txt", rules_patient_identifier_txt, sizeof rules_patient_identifier_txt},
    {"rules/personal-context.txt", rules_personal_context_txt, sizeof rules_personal_context_txt},
    {"rules/personal.txt", rules_personal_txt, sizeof rules_personal_txt},
    {"rules/placeholder.txt", rules_placeholder_txt, sizeof rules_placeholder_txt},
    {"rules/quality.clinical.txt", rules_quality_clinical_txt, sizeof rules_quality_clinical_txt},
    {"rules/quality.communication.txt", rules_quality_communication_txt, sizeof rules_quality_communication_txt},
    {"rules/quality.knowledge.txt", rules_quality_knowledge_txt, sizeof rules_quality_knowledge_txt},
    {"rules/quality.professionalism.txt", rules_quality_professionalism_txt, sizeof rules_quality_professionalism_txt},
    {"rules/quality.teamwork.txt", rules_quality_teamwork_txt, sizeof rules_quality_teamwork_txt},
    {"rules/ranking.quantified.txt", rules_ranking_quantified_txt, sizeof rules_ranking_quantified_txt},
    {"rules/ranking.vague.txt", rules_ranking_vague_txt, sizeof rules_ranking_vague_txt},
    {"rules/relationship.txt", rules_relationship_txt, sizeof rules_relationship_txt},
    {"rules/setting.adult.txt", rules_setting_adult_txt, sizeof rules_setting_adult_txt},
    {"rules/setting.one-only.txt", rules_setting_one_only_txt, sizeof rules_setting_one_only_txt},
    {"rules/setting.pediatric.txt", rules_setting_pediatric_txt, sizeof rules_setting_pediatric_txt},
    {"rules/structure.closing.txt", rules_structure_closing_txt, sizeof rules_structure_closing_txt},
    {"rules/structure.comparison.txt", rules_structure_comparison_txt, sizeof rules_structure_comparison_txt},
    {"rules/structure.contact.txt", rules_structure_contact_txt, sizeof rules_structure_contact_txt},
    {"rules/structure.date.txt", rules_structure_date_txt, sizeof rules_structure_date_txt},
    {"rules/structure.endorsement.txt", rules_structure_endorsement_txt, sizeof rules_structure_endorsement_txt},
    {"rules/structure.letterhead.txt", rules_structure_letterhead_txt, sizeof rules_structure_letterhead_txt},
    {"rules/structure.purpose.txt", rules_structure_purpose_txt, sizeof rules_structure_purpose_txt},
    {"rules/structure.relationship.txt", rules_structure_relationship_txt, sizeof rules_structure_relationship_txt},
    {"rules/structure.salutation.txt", rules_structure_salutation_txt, sizeof rules_structure_salutation_txt},
    {"rules/structure.signature.txt", rules_structure_signature_txt, sizeof rules_structure_signature_txt},
    {"rules/structure.waiver.txt", rules_structure_waiver_txt, sizeof rules_structure_waiver_txt},
    {"rules/visa.txt", rules_visa_txt, sizeof rules_visa_txt},
    {"signals/signal.abroad.txt", signals_signal_abroad_txt, sizeof signals_signal_abroad_txt},
    {"signals/signal.access-to-care.txt", signals_signal_access_to_care_txt, sizeof signals_signal_access_to_care_txt},
    {"signals/signal.adult-care.txt", signals_signal_adult_care_txt, sizeof signals_signal_adult_care_txt},
    {"signals/signal.applicant-acted.txt", signals_signal_applicant_acted_txt, sizeof signals_signal_applicant_acted_txt},
    {"signals/signal.applicant-did-perfect.txt", signals_signal_applicant_did_perfect_txt, sizeof signals_signal_applicant_did_perfect_txt},
    {"signals/signal.both-ages.txt", signals_signal_both_ages_txt, sizeof signals_signal_both_ages_txt},
    {"signals/signal.change-of-setting.txt", signals_signal_change_of_setting_txt, sizeof signals_signal_change_of_setting_txt},
    {"signals/signal.child-care.txt", signals_signal_child_care_txt, sizeof signals_signal_child_care_txt},
    {"signals/signal.cleft-praise.txt", signals_signal_cleft_praise_txt, sizeof signals_signal_cleft_praise_txt},
    {"signals/signal.clinical-detail.txt", signals_signal_clinical_detail_txt, sizeof signals_signal_clinical_detail_txt},
    {"signals/signal.combined-training.txt", signals_signal_combined_training_txt, sizeof signals_signal_combined_training_txt},
    {"signals/signal.comparison.txt", signals_signal_comparison_txt, sizeof signals_signal_comparison_txt},
    {"signals/signal.contact-depth.txt", signals_signal_contact_depth_txt, sizeof signals_signal_contact_depth_txt},
    {"signals/signal.criticism.txt", signals_signal_criticism_txt, sizeof signals_signal_criticism_txt},
    {"signals/signal.curriculum.txt", signals_signal_curriculum_txt, sizeof signals_signal_curriculum_txt},
    {"signals/signal.direct-contact.txt", signals_signal_direct_contact_txt, sizeof signals_signal_direct_contact_txt},
    {"signals/signal.duration.txt", signals_signal_duration_txt, sizeof signals_signal_duration_txt},
    {"signals/signal.duties.txt", signals_signal_duties_txt, sizeof signals_signal_duties_txt},
    {"signals/signal.endorsing.txt", signals_signal_endorsing_txt, sizeof signals_signal_endorsing_txt},
    {"signals/signal.evaluative.txt", signals_signal_evaluative_txt, sizeof signals_signal_evaluative_txt},
    {"signals/signal.habit.txt", signals_signal_habit_txt, sizeof signals_signal_habit_txt},
    {"signals/signal.letter-closing.txt", signals_signal_letter_closing_txt, sizeof signals_signal_letter_closing_txt},
    {"signals/signal.letter-opening.txt", signals_signal_letter_opening_txt, sizeof signals_signal_letter_opening_txt},
    {"signals/signal.lifelong-disease.txt", signals_signal_lifelong_disease_txt, sizeof signals_signal_lifelong_disease_txt},
    {"signals/signal.negated.txt", signals_signal_negated_txt, sizeof signals_signal_negated_txt},
    {"signals/signal.number.txt", signals_signal_number_txt, sizeof signals_signal_number_txt},
    {"signals/signal.once.txt", signals_signal_once_txt, sizeof signals_signal_once_txt},
    {"signals/signal.outcome.txt", signals_signal_outcome_txt, sizeof signals_signal_outcome_txt},
    {"signals/signal.patient-one.txt", signals_signal_patient_one_txt, sizeof signals_signal_patient_one_txt},
    {"signals/signal.patient-subject.txt", signals_signal_patient_subject_txt, sizeof signals_signal_patient_subject_txt},
    {"signals/signal.patients-many.txt", signals_signal_patients_many_txt, sizeof signals_signal_patients_many_txt},
    {"signals/signal.prediction.txt", signals_signal_prediction_txt, sizeof signals_signal_prediction_txt},
    {"signals/signal.product.txt", signals_signal_product_txt, sizeof signals_signal_product_txt},
    {"signals/signal.program.txt", signals_signal_program_txt, sizeof signals_signal_program_txt},
    {"signals/signal.pseudo-anecdote.txt", signals_signal_pseudo_anecdote_txt, sizeof signals_signal_pseudo_anecdote_txt},
    {"signals/signal.ranking-group.txt", signals_signal_ranking_group_txt, sizeof signals_signal_ranking_group_txt},
    {"signals/signal.ranking-number.txt", signals_signal_ranking_number_txt, sizeof signals_signal_ranking_number_txt},
    {"signals/signal.ranking-scope.txt", signals_signal_ranking_scope_txt, sizeof signals_signal_ranking_scope_txt},
    {"signals/signal.ranking-size.txt", signals_signal_ranking_size_txt, sizeof signals_signal_ranking_size_txt},
    {"signals/signal.ranking-span.txt", signals_signal_ranking_span_txt, sizeof signals_signal_ranking_span_txt},
    {"signals/signal.research.txt", signals_signal_research_txt, sizeof signals_signal_research_txt},
    {"signals/signal.scene.txt", signals_signal_scene_txt, sizeof signals_signal_scene_txt},
    {"signals/signal.seen.txt", signals_signal_seen_txt, sizeof signals_signal_seen_txt},
    {"signals/signal.site-abroad.txt", signals_signal_site_abroad_txt, sizeof signals_signal_site_abroad_txt},
    {"signals/signal.site-adult.txt", signals_signal_site_adult_txt, sizeof signals_signal_site_adult_txt},
    {"signals/signal.site-combined.txt", signals_signal_site_combined_txt, sizeof signals_signal_site_combined_txt},
    {"signals/signal.site-elsewhere.txt", signals_signal_site_elsewhere_txt, sizeof signals_signal_site_elsewhere_txt},
    {"signals/signal.site-pediatric.txt", signals_signal_site_pediatric_txt, sizeof signals_signal_site_pediatric_txt},
    {"signals/signal.site-secondhand.txt", signals_signal_site_secondhand_txt, sizeof signals_signal_site_secondhand_txt},
    {"signals/signal.site-us.txt", signals_signal_site_us_txt, sizeof signals_signal_site_us_txt},
    {"signals/signal.speech.txt", signals_signal_speech_txt, sizeof signals_signal_speech_txt},
    {"signals/signal.superlative.txt", signals_signal_superlative_txt, sizeof signals_signal_superlative_txt},
    {"signals/signal.trait.txt", signals_signal_trait_txt, sizeof signals_signal_trait_txt},
    {"signals/signal.turning-adult.txt", signals_signal_turning_adult_txt, sizeof signals_signal_turning_adult_txt},
    {"signals/signal.us-experience.txt", signals_signal_us_experience_txt, sizeof signals_signal_us_experience_txt},
    {"signals/signal.us-peers.txt", signals_signal_us_peers_txt, sizeof signals_signal_us_peers_txt},
    {"signals/signal.us-trained.txt", signals_signal_us_trained_txt, sizeof signals_signal_us_trained_txt},
    {"signals/signal.virtue.txt", signals_signal_virtue_txt, sizeof signals_signal_virtue_txt},
    {"signals/signal.writer-role.txt", signals_signal_writer_role_txt, sizeof signals_signal_writer_role_txt},
    {"signals/signal.writer-subject.txt", signals_signal_writer_subject_txt, sizeof signals_signal_writer_subject_txt},
};


static const unsigned char compiled[] = {
#embed "compiled/lexicons.bin" if_empty(0)
};
const unsigned char *lorcheck_compiled_lexicons(void) { return compiled; }
size_t lorcheck_compiled_lexicons_size(void) { return sizeof compiled; }

const lorcheck_lexicon *lorcheck_lexicon_table(void) { return table; }
size_t lorcheck_lexicon_count(void) { return sizeof table / sizeof *table; }
